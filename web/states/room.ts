import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const states: WebRoom = {
  name: 'states',
  pages: [
    { path: '/glance', page: page(() => import('./GlancePage.tsx')), action: 'read-delivery' },
    { path: '/plans/:id/delivery', page: page(() => import('./DeliveryPage.tsx')), action: 'read-delivery' },
    { path: '/due', page: page(() => import('./DuePage.tsx')), action: 'read-delivery' },
    { path: '/owed', page: page(() => import('./OwedPage.tsx')), action: 'read-delivery' },
    { path: '/counties', page: page(() => import('./CountiesPage.tsx')), action: 'read-people' },
    { path: '/reminders', page: page(() => import('./RemindersPage.tsx')), action: 'release-reminders' },
  ],
  menu: [
    { to: '/glance', label: { zh: '落实', en: 'Delivery' }, place: 'main', action: 'read-delivery' },
    { to: '/due', label: { zh: '到期日历', en: 'What is due' }, place: 'more', action: 'read-delivery' },
    { to: '/counties', label: { zh: '领导包联', en: 'Leaders’ counties' }, place: 'more', action: 'read-people' },
    { to: '/reminders', label: { zh: '提醒', en: 'Reminders' }, place: 'more', action: 'release-reminders' },
  ],
};
