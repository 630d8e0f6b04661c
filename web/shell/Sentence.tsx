import type { ReactNode } from 'react';

/** A page that has nothing to show but a sentence: what, why, and the one next step. */
export function Sentence({ title, detail, action, id }: { readonly title: string; readonly detail: string; readonly action?: ReactNode; readonly id?: string | null }): ReactNode {
  return (
    <div className="sentence" role="alert">
      <h1>{title}</h1>
      <p>{detail}</p>
      {action !== undefined ? <p>{action}</p> : null}
      {id ? <p className="quiet"><code>{id}</code></p> : null}
    </div>
  );
}
