import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { useWords } from '../labels/words.ts';
import { OfficeButton } from './OfficeButton.tsx';
import { useSession } from './session.tsx';
import { SignInForm } from './SignInForm.tsx';
import { words } from './words.ts';

/** Shown in the place of the page that was asked for. */
export default function SignInPage(): ReactNode {
  const say = useWords(words);
  const { me, adopt } = useSession();
  const { state } = useLocation();
  const name = typeof state === 'object' && state !== null && 'signInName' in state && typeof state.signInName === 'string' ? state.signInName : '';
  return (
    <section className="entry">
      <h1>{say('signIn.title')}</h1>
      {me?.officeSignIn == null ? null : <><OfficeButton name={me.officeSignIn} /><p className="quiet">{say('signIn.or')}</p></>}
      <SignInForm name={name} onEntered={adopt} />
      <p className="quiet">{say(me?.untouched === true ? 'signIn.first' : 'signIn.forgot')}</p>
      <p><Link to="/drafting">{say('signIn.draft')}</Link></p>
    </section>
  );
}
