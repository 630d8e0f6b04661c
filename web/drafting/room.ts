import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const drafting: WebRoom = {
  name: 'drafting',
  pages: [{ path: '/drafting', page: lazy(() => import('./DraftingPage.tsx')), open: true }],
  menu: [{ to: '/drafting', label: { zh: '起草', en: 'Drafting' }, place: 'main' }],
};
