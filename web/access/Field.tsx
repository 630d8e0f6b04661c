import { type InputHTMLAttributes, type ReactNode, useId } from 'react';

/** A label, a line to type in, and what to know about it or what is wrong with it. */
export function Field({ label, about, wrong, ...input }: { readonly label: string; readonly about?: string | undefined; readonly wrong?: string | undefined } & InputHTMLAttributes<HTMLInputElement>): ReactNode {
  const id = useId();
  const note = wrong ?? about;
  return (
    <p className="access-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="access-line" autoComplete="off" spellCheck={false} aria-invalid={wrong !== undefined} {...(note === undefined ? {} : { 'aria-describedby': `${id}-note` })} {...input} />
      {note === undefined ? null : <span id={`${id}-note`} className={wrong === undefined ? 'quiet' : 'refused'}>{note}</span>}
    </p>
  );
}
