import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const states: WebRoom = {
  name: 'states',
  pages: [
    { path: '/glance', page: lazy(() => import('./GlancePage.tsx')), action: 'read-delivery' },
    { path: '/plans/:id/delivery', page: lazy(() => import('./DeliveryPage.tsx')), action: 'read-delivery' },
    { path: '/due', page: lazy(() => import('./DuePage.tsx')), action: 'read-delivery' },
    { path: '/reminders', page: lazy(() => import('./RemindersPage.tsx')), action: 'release-reminders' },
  ],
  menu: [
    { to: '/glance', label: { zh: '落实', en: 'Delivery' }, place: 'main', action: 'read-delivery' },
    { to: '/due', label: { zh: '到期日历', en: 'What is due' }, place: 'more', action: 'read-delivery' },
    { to: '/reminders', label: { zh: '提醒', en: 'Reminders' }, place: 'more', action: 'release-reminders' },
  ],
};
