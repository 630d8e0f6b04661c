import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const papers: WebRoom = {
  name: 'papers',
  pages: [
    { path: '/papers', page: lazy(() => import('./PapersPage.tsx')), action: 'write-papers' },
    { path: '/papers/:id', page: lazy(() => import('./PaperPage.tsx')), action: 'write-papers' },
  ],
  menu: [{ to: '/papers', label: { zh: '文稿', en: 'Papers' }, place: 'more', action: 'write-papers' }],
};
