import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const plans: WebRoom = {
  name: 'plans',
  pages: [
    { path: '/ledger', page: page(() => import('./LedgerPage.tsx')), action: 'read-plans' },
    { path: '/plans', page: page(() => import('./PlansPage.tsx')), action: 'read-plans' },
    { path: '/plans/new', page: page(() => import('./NewPlanPage.tsx')), action: 'edit-plans' },
    { path: '/plans/:id', page: page(() => import('./PlanPage.tsx')), action: 'read-plans' },
    { path: '/plans/:id/amendments/:amendment', page: page(() => import('./AmendmentPage.tsx')), action: 'read-plans' },
    { path: '/destroyed-ledgers', page: page(() => import('./DestructionsPage.tsx')), action: 'read-destructions' },
    { path: '/duties', page: page(() => import('./MyDutiesPage.tsx')), action: 'read-plans' },
    { path: '/duties/:unit', page: page(() => import('./DutiesPage.tsx')), action: 'read-plans' },
  ],
  menu: [
    { to: '/duties', label: { zh: '我单位的任务', en: 'Our tasks' }, place: 'main', action: 'read-plans', unless: 'edit-plans' },
    { to: '/ledger', label: { zh: '台账', en: 'Ledger' }, place: 'main', action: 'read-plans' },
    { to: '/plans', label: { zh: '计划', en: 'Plans' }, place: 'main', action: 'read-plans' },
  ],
};
