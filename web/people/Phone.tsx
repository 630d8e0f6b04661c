/** A masked telephone, and the way to the whole one: with a reason that stays on record. */
import { type ReactNode, useState } from 'react';
import type { Person } from '#people/model';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

export function Phone({ person }: { readonly person: Person }): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const [asking, setAsking] = useState(false);
  const [whole, setWhole] = useState<string | null>(null);
  if (person.phone === null) return <span className="quiet">—</span>;
  const name = person.name ?? '';
  return (
    <span className="people-phone">
      {whole ?? person.phone}
      {whole !== null || !can('manage-people') ? null : <button type="button" className="link" aria-label={say('phone.seeOf', { name })} onClick={() => setAsking(true)}>{say('phone.see')}</button>}
      {asking ? <ReasonDialog title={say('phone.is', { name })} about={say('phone.why')} button={say('phone.see')} onClose={() => setAsking(false)} onDo={async (reason) => {
        const { phone } = await call('revealPerson', { params: { id: person.id }, body: { reason } });
        setWhole(phone ?? say('phone.none'));
        setAsking(false);
      }} /> : null}
    </span>
  );
}
