import type { ReactNode } from 'react';
import { useWords } from '../labels/words.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';

export default function FirstPasswordPage(): ReactNode {
  const say = useWords(words);
  const { adopt } = useSession();
  return (
    <section className="entry">
      <h1>{say('password.first')}</h1>
      <p>{say('password.firstAbout')}</p>
      <PasswordForm first onDone={adopt} />
    </section>
  );
}
