import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

/** Tasks are handed out and received. */
export const dispatch: WebRoom = {
  name: 'dispatch',
  pages: [
    { path: '/dispatches', page: page(() => import('./DispatchesPage.tsx')), action: 'read-delivery' },
    { path: '/dispatches/:id', page: page(() => import('./DispatchPage.tsx')), action: 'read-delivery' },
    { path: '/plans/:id/dispatch', page: page(() => import('./HandOutPage.tsx')), action: 'dispatch-tasks' },
    { path: '/received', page: page(() => import('./ReceivedPage.tsx')), action: 'read-delivery' },
    { path: '/assignments/:id', page: page(() => import('./AssignmentPage.tsx')), action: 'read-delivery' },
    { path: '/handovers', page: page(() => import('./HandoversPage.tsx')), action: 'answer-dispatch' },
    { path: '/targets/:id/shares', page: page(() => import('./SharesPage.tsx')), action: 'read-delivery' },
  ],
  menu: [
    { to: '/received', label: { zh: '收到的任务', en: 'Received' }, place: 'main', action: 'answer-dispatch' },
    { to: '/dispatches', label: { zh: '交办', en: 'Dispatches' }, place: 'main', action: 'dispatch-tasks' },
  ],
};
