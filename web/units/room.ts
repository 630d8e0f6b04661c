import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const units: WebRoom = {
  name: 'units',
  pages: [
    { path: '/units', page: page(() => import('./UnitsPage.tsx')), action: 'read-units' },
    { path: '/units/sets', page: page(() => import('./CollectivesPage.tsx')), action: 'read-units' },
    { path: '/units/names', page: page(() => import('./NamesPage.tsx')), action: 'read-units' },
  ],
  menu: [{ to: '/units', label: { zh: '单位', en: 'Units' }, place: 'more', action: 'read-units' }],
};
