import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const units: WebRoom = {
  name: 'units',
  pages: [
    { path: '/units', page: lazy(() => import('./UnitsPage.tsx')) },
    { path: '/units/sets', page: lazy(() => import('./CollectivesPage.tsx')) },
    { path: '/units/names', page: lazy(() => import('./NamesPage.tsx')) },
  ],
  menu: [{ to: '/units', label: { zh: '单位', en: 'Units' }, place: 'more', action: 'read-units' }],
};
