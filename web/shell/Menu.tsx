/** Where the menu leads: the daily pages in a line, the rest behind one word; on a phone all behind one. */
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { useSpeech } from '../labels/index.tsx';
import type { MenuEntry } from '../room.ts';
import { useFolding } from './use-folding.ts';
import { useNarrow } from './use-narrow.ts';

export function Menu({ entries }: { readonly entries: readonly MenuEntry[] }): ReactNode {
  const { say, language } = useSpeech();
  const { pathname } = useLocation();
  const more = useFolding(pathname);
  const link = ({ to, label }: MenuEntry): ReactNode => <NavLink key={to} to={to} end={to === '/'}>{label[language]}</NavLink>;
  const rest = entries.filter(({ place }) => place === 'more');
  const narrow = useNarrow();
  if (narrow) return <nav aria-label={say('shell.pages')}>{entries.length === 0 ? null : <details className="menu-more is-all" ref={more}><summary>{say('shell.menu')}</summary><div>{[...entries.filter(({ place }) => place === 'main'), ...rest].map(link)}</div></details>}</nav>;
  return (
    <nav aria-label={say('shell.pages')}>
      {entries.filter(({ place }) => place === 'main').map(link)}
      {rest.length === 0 ? null : <details className="menu-more" ref={more}><summary>{say('shell.more')}</summary><div>{rest.map(link)}</div></details>}
    </nav>
  );
}
