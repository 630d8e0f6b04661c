import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const journal: WebRoom = {
  name: 'journal',
  pages: [{ path: '/journal', page: lazy(() => import('./JournalPage.tsx')), action: 'read-journal' }],
  // The list of destroyed ledgers stands last: nobody begins with it.
  menu: [
    { to: '/journal', label: { zh: '办理记录', en: 'Journal' }, place: 'main', action: 'read-journal' },
    { to: '/destroyed-ledgers', label: { zh: '销毁清单', en: 'Destroyed' }, place: 'main', action: 'read-destructions' },
  ],
};
