import type { ReactNode } from 'react';
import { useWords } from '../../labels/words.ts';
import { words } from './words.ts';

/** How much of a row was looked at: empty, half or whole, by shape. */
export function RowSign({ checked, total }: { readonly checked: number; readonly total: number }): ReactNode {
  const say = useWords(words);
  const said = say('row.state', { checked, total });
  return <span className="row-sign" data-checked={checked === 0 ? 'none' : checked < total ? 'some' : 'all'} role="img" aria-label={said} title={said} />;
}
