import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const plans: WebRoom = {
  name: 'plans',
  pages: [
    { path: '/ledger', page: lazy(() => import('./LedgerPage.tsx')), action: 'read-plans' },
    { path: '/plans', page: lazy(() => import('./PlansPage.tsx')), action: 'read-plans' },
    { path: '/plans/new', page: lazy(() => import('./NewPlanPage.tsx')), action: 'edit-plans' },
    { path: '/plans/:id', page: lazy(() => import('./PlanPage.tsx')), action: 'read-plans' },
    { path: '/plans/:id/amendments/:amendment', page: lazy(() => import('./AmendmentPage.tsx')), action: 'read-plans' },
    { path: '/destroyed-ledgers', page: lazy(() => import('./DestructionsPage.tsx')), action: 'read-destructions' },
    { path: '/duties', page: lazy(() => import('./MyDutiesPage.tsx')), action: 'read-plans' },
    { path: '/duties/:unit', page: lazy(() => import('./DutiesPage.tsx')), action: 'read-plans' },
  ],
  menu: [
    { to: '/duties', label: { zh: '我单位的任务', en: 'Our tasks' }, place: 'main', action: 'read-plans', unless: 'edit-plans' },
    { to: '/ledger', label: { zh: '台账', en: 'Ledger' }, place: 'main', action: 'read-plans' },
    { to: '/plans', label: { zh: '计划', en: 'Plans' }, place: 'main', action: 'read-plans' },
  ],
};
