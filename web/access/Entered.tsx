/** A page for who may see it; else the way in, at the same address, so that one is back where one was. */
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { useSay } from '../labels/index.tsx';
import type { WebPage } from '../room.ts';
import { rooms } from '../rooms.ts';
import { Loading } from '../shell/Loading.tsx';
import { page } from '../shell/apart.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { useSession } from './session.tsx';
import { startOf } from './start.ts';

const SignInPage = page(() => import('./SignInPage.tsx'));
const ClosedPage = page(() => import('./ClosedPage.tsx'));
const FirstPasswordPage = page(() => import('./FirstPasswordPage.tsx'));

/** What stands in the line at the top goes before what is behind a word. */
const OWN_FIRST = rooms.flatMap(({ menu }) => menu).toSorted((one, other) => Number(one.place === 'more') - Number(other.place === 'more'));

export function Entered({ page: { page: Page, action, open } }: { readonly page: WebPage }): ReactNode {
  const say = useSay();
  const tell = useProblem();
  const { me, failed, can } = useSession();
  const { pathname } = useLocation();
  if (open === true) return <Page />;
  if (me === null && failed !== null) {
    const { title, detail, id } = tell(failed);
    return <Sentence title={title} detail={detail} id={id} action={<button type="button" className="link" onClick={() => location.reload()}>{say('shell.again')}</button>} />;
  }
  if (me === null) return <Loading />;
  if (me.account === null) return <SignInPage />;
  if (me.account.mustChange) return <FirstPasswordPage />;
  if (action === undefined || can(action)) return <Page />;
  // Whoever takes no documents in begins with what is theirs.
  if (pathname === '/') return <Navigate to={startOf(me, OWN_FIRST)} replace />;
  return <ClosedPage page={OWN_FIRST.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`))?.label} action={action} />;
}
