import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const journal: WebRoom = {
  name: 'journal',
  pages: [{ path: '/journal', page: page(() => import('./JournalPage.tsx')), action: 'read-journal' }],
  // The list of destroyed ledgers stands last: nobody begins with it.
  menu: [
    { to: '/journal', label: { zh: '办理记录', en: 'Journal' }, place: 'main', action: 'read-journal' },
    { to: '/destroyed-ledgers', label: { zh: '销毁清单', en: 'Destroyed' }, place: 'main', action: 'read-destructions' },
  ],
};
