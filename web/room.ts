/** What a room is to the web's frame: its pages, and where the menu leads. */
import type { Apart } from './shell/apart.tsx';

export interface WebRoom {
  readonly name: string;
  readonly pages: readonly WebPage[];
  readonly menu: readonly MenuEntry[];
}

export interface WebPage {
  readonly path: string;
  readonly page: Apart;
  /** Whoever may not do this is told so; without it everybody who signed in may see it. */
  readonly action?: string;
  /** Also for who has not signed in. */
  readonly open?: true;
}

export interface MenuEntry {
  readonly to: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** `main` stands in the line at the top, `more` behind one word there. */
  readonly place: 'main' | 'more';
  /** Whoever may not do this does not see the entry; without it everybody does. */
  readonly action?: string;
  /** Nor whoever may do this: another entry is theirs. */
  readonly unless?: string;
}
