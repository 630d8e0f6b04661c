import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const people: WebRoom = {
  name: 'people',
  pages: [
    { path: '/leading-groups', page: lazy(() => import('./GroupsPage.tsx')), action: 'read-people' },
    { path: '/leading-groups/:id', page: lazy(() => import('./GroupPage.tsx')), action: 'read-people' },
    { path: '/liaisons', page: lazy(() => import('./LiaisonsPage.tsx')), action: 'read-people' },
    { path: '/pairings', page: lazy(() => import('./PairingsPage.tsx')), action: 'read-people' },
  ],
  menu: [{ to: '/leading-groups', label: { zh: '领导小组', en: 'People' }, place: 'more', action: 'read-people' }],
};
