/** What a room is to the web's frame: its pages, and where the menu leads. */
import type { ComponentType, LazyExoticComponent } from 'react';

export interface WebRoom {
  readonly name: string;
  readonly pages: readonly { readonly path: string; readonly page: LazyExoticComponent<ComponentType> }[];
  readonly menu: readonly MenuEntry[];
}

export interface MenuEntry {
  readonly to: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** `main` stands in the line at the top, `more` behind one word there. */
  readonly place: 'main' | 'more';
  /** Whoever may not do this does not see the entry; without it everybody does. */
  readonly action?: string;
}
