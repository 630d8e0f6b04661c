import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const units: WebRoom = {
  name: 'units',
  pages: [
    { path: '/units', page: lazy(() => import('./UnitsPage.tsx')), action: 'read-units' },
    { path: '/units/sets', page: lazy(() => import('./CollectivesPage.tsx')), action: 'read-units' },
    { path: '/units/names', page: lazy(() => import('./NamesPage.tsx')), action: 'read-units' },
  ],
  menu: [{ to: '/units', label: { zh: '单位', en: 'Units' }, place: 'more', action: 'read-units' }],
};
