import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const journal: WebRoom = {
  name: 'journal',
  pages: [{ path: '/journal', page: lazy(() => import('./JournalPage.tsx')), action: 'read-journal' }],
  menu: [{ to: '/journal', label: { zh: '办理记录', en: 'Journal' }, place: 'main', action: 'read-journal' }],
};
