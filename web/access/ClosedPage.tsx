import type { ReactNode } from 'react';
import { type Action, ACTIONS } from '#access/actions';
import { useSpeech } from '../labels/index.tsx';
import type { MenuEntry } from '../room.ts';
import { Sentence } from '../shell/Sentence.tsx';
import { words } from './words.ts';

/** A page that is not open to who looks at it: which one, and whose it is. */
export default function ClosedPage({ page, action }: { readonly page: MenuEntry['label'] | undefined; readonly action: string }): ReactNode {
  const { say, language } = useSpeech();
  const roles = (Object.hasOwn(ACTIONS, action) ? ACTIONS[action as Action] : []).map((role) => words[language][`role.${role}`]).join(language === 'zh' ? '、' : ', ');
  return <Sentence title={page === undefined ? say('shell.closed') : say('shell.closedNamed', { page: page[language] })} detail={say('shell.closedDetail', { roles })} />;
}
