import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const people: WebRoom = {
  name: 'people',
  pages: [
    { path: '/leading-groups', page: page(() => import('./GroupsPage.tsx')), action: 'read-people' },
    { path: '/leading-groups/:id', page: page(() => import('./GroupPage.tsx')), action: 'read-people' },
    { path: '/liaisons', page: page(() => import('./LiaisonsPage.tsx')), action: 'read-people' },
    { path: '/pairings', page: page(() => import('./PairingsPage.tsx')), action: 'read-people' },
  ],
  menu: [{ to: '/leading-groups', label: { zh: '领导小组', en: 'People' }, place: 'more', action: 'read-people' }],
};
