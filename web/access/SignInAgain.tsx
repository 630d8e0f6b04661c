import type { ReactNode } from 'react';
import type { Me } from '#access/model';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { SignInForm } from './SignInForm.tsx';
import { words } from './words.ts';

/** Over the page as it stands: nothing that was typed is lost. */
export default function SignInAgain({ expected, onEntered, onAway }: { readonly expected: string; readonly onEntered: (me: Me) => void; readonly onAway: () => void }): ReactNode {
  const say = useWords(words);
  return (
    <Dialog title={say('again.title')} onClose={onAway}>
      <p>{say('again.about')}</p>
      <SignInForm name={expected} onEntered={onEntered} />
    </Dialog>
  );
}
