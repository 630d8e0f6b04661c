import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const drafting: WebRoom = {
  name: 'drafting',
  pages: [{ path: '/drafting', page: page(() => import('./DraftingPage.tsx')), open: true }],
  menu: [{ to: '/drafting', label: { zh: '起草', en: 'Drafting' }, place: 'main' }],
};
