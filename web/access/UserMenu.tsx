import type { ReactNode } from 'react';
import { Link, NavLink, useLocation, useNavigate } from 'react-router';
import { useSay } from '../labels/index.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useFolding } from '../shell/use-folding.ts';
import { useComplaint } from '../shell/use-problem.ts';
import { useSession } from './session.tsx';

/** At the top right: whose session this is, and the way out of it. */
export function UserMenu(): ReactNode {
  const say = useSay();
  const notify = useNotify();
  const complaint = useComplaint();
  const navigate = useNavigate();
  const { me, signOut } = useSession();
  const { pathname } = useLocation();
  const details = useFolding(pathname);
  if (me === null) return null;
  // An open page is no reason to have signed in.
  if (me.account === null) return pathname === '/drafting' ? <Link className="language user-sign-in" to="/">{say('shell.signIn')}</Link> : null;
  const leave = async (): Promise<void> => {
    try {
      await signOut();
      await navigate('/');
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
  };
  return (
    <details className="menu-more user-menu" ref={details}>
      <summary>{me.account.displayName}</summary>
      <div>
        <NavLink to="/me">{say('shell.account')}</NavLink>
        <button type="button" onClick={() => void leave()}>{say('shell.signOut')}</button>
      </div>
    </details>
  );
}
