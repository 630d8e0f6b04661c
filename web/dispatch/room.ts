import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

/** Tasks are handed out and received. */
export const dispatch: WebRoom = {
  name: 'dispatch',
  pages: [
    { path: '/dispatches', page: lazy(() => import('./DispatchesPage.tsx')), action: 'read-delivery' },
    { path: '/dispatches/:id', page: lazy(() => import('./DispatchPage.tsx')), action: 'read-delivery' },
    { path: '/plans/:id/dispatch', page: lazy(() => import('./HandOutPage.tsx')), action: 'dispatch-tasks' },
    { path: '/received', page: lazy(() => import('./ReceivedPage.tsx')), action: 'read-delivery' },
    { path: '/assignments/:id', page: lazy(() => import('./AssignmentPage.tsx')), action: 'read-delivery' },
    { path: '/handovers', page: lazy(() => import('./HandoversPage.tsx')), action: 'answer-dispatch' },
    { path: '/targets/:id/shares', page: lazy(() => import('./SharesPage.tsx')), action: 'read-delivery' },
  ],
  menu: [
    { to: '/received', label: { zh: '收到的任务', en: 'Received' }, place: 'main', action: 'answer-dispatch' },
    { to: '/dispatches', label: { zh: '交办', en: 'Dispatches' }, place: 'main', action: 'dispatch-tasks' },
  ],
};
