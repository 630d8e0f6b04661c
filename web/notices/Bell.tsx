/** At the top right: how many notices one has not read. */
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../access/session.tsx';
import { useSay } from '../labels/index.tsx';
import { useUnread } from './use-unread.ts';
import './bell.css';

export function Bell(): ReactNode {
  const say = useSay();
  const { me, can } = useSession();
  const open = me?.account !== null && me?.account?.mustChange === false && can('read-notices');
  const count = useUnread(open);
  if (!open) return null;
  const many = count > 99 ? '99+' : String(count);
  return (
    <NavLink className="bell" to="/notices" aria-label={count === 0 ? say('shell.notices') : say('shell.unread', { count: many })}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round"><path d="M10 2.5a5 5 0 0 0-5 5c0 4-1.7 5.4-2 6.5h14c-.3-1.1-2-2.5-2-6.5a5 5 0 0 0-5-5Z" /><path d="M8 16.5a2 2 0 0 0 4 0" strokeLinecap="round" /></svg>
      {count === 0 ? null : <span className="bell-count">{many}</span>}
    </NavLink>
  );
}
