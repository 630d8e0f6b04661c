/** Where the menu leads: the daily pages in a line, the rest behind one word. */
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useSpeech } from '../labels/index.tsx';
import type { MenuEntry } from '../room.ts';
import { useFolding } from './use-folding.ts';

export function Menu({ entries }: { readonly entries: readonly MenuEntry[] }): ReactNode {
  const { say, language } = useSpeech();
  const { pathname } = useLocation();
  const more = useFolding(pathname);
  const link = ({ to, label }: MenuEntry): ReactNode => <NavLink key={to} to={to} end={to === '/'}>{label[language]}</NavLink>;
  const rest = entries.filter(({ place }) => place === 'more');
  return (
    <nav aria-label={say('shell.pages')}>
      {entries.filter(({ place }) => place === 'main').map(link)}
      {rest.length === 0 ? null : <details className="menu-more" ref={more}><summary>{say('shell.more')}</summary><div>{rest.map(link)}</div></details>}
    </nav>
  );
}
