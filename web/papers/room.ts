import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const papers: WebRoom = {
  name: 'papers',
  pages: [
    { path: '/papers', page: page(() => import('./PapersPage.tsx')), action: 'write-papers' },
    { path: '/papers/:id', page: page(() => import('./PaperPage.tsx')), action: 'write-papers' },
  ],
  menu: [{ to: '/papers', label: { zh: '文稿', en: 'Papers' }, place: 'more', action: 'write-papers' }],
};
