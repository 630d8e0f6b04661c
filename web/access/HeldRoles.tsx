import type { ReactNode } from 'react';
import type { HeldRole } from '#access/model';
import { shanghaiDay } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

/** Roles with where they are held, and until when. */
export function HeldRoles({ roles, onRevoke }: { readonly roles: readonly HeldRole[]; readonly onRevoke?: ((role: HeldRole) => void) | undefined }): ReactNode {
  const say = useWords(words);
  if (roles.length === 0) return <span className="quiet">{say('accounts.noRole')}</span>;
  return (
    <ul className="access-roles">{roles.map((held) => (
      <li key={held.id}>
        {say(`role.${held.role}`)} <span className="quiet">{held.unitId === null ? say('mine.everywhere') : held.unitName ?? held.unitId}{held.to === null ? '' : ` ${say('accounts.until', { day: shanghaiDay(held.to) })}`}</span>
        {onRevoke === undefined ? null : <button type="button" className="link" onClick={() => onRevoke(held)}>{say('accounts.revoke')}</button>}
      </li>
    ))}</ul>
  );
}
