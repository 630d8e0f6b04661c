import type { ReactNode } from 'react';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

/** As the fields hold them; empty: not known, or still. */
export interface Days { readonly from: string; readonly to: string }

export const spanOf = ({ from, to }: Days): { from: string | null; to: string | null } => ({ from: from === '' ? null : from, to: to === '' ? null : to });

export function SpanFields({ value, onChange, begins = false }: { readonly value: Days; readonly onChange: (days: Days) => void; readonly begins?: boolean }): ReactNode {
  const say = useWords(words);
  return (
    <div className="access-pair">
      <DateField label={say('from')} about={begins ? undefined : say('from.about')} required={begins} value={value.from} onChange={(from) => onChange({ ...value, from })} />
      <DateField label={say('to')} about={say('to.about')} value={value.to} onChange={(to) => onChange({ ...value, to })} />
    </div>
  );
}
