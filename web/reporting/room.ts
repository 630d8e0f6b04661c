import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const reporting: WebRoom = {
  name: 'reporting',
  pages: [
    { path: '/my-reports', page: page(() => import('./MyReportsPage.tsx')), action: 'report-progress' },
    { path: '/assignments/:id/reports/:period', page: page(() => import('./ReportPage.tsx')), action: 'read-delivery' },
    { path: '/reports/:id', page: page(() => import('./ReportByIdPage.tsx')), action: 'read-delivery' },
    { path: '/reviews', page: page(() => import('./ReviewsPage.tsx')), action: 'read-delivery' },
    { path: '/plans/:id/periods', page: page(() => import('./PeriodsPage.tsx')), action: 'read-delivery' },
    { path: '/periods/:id', page: page(() => import('./PeriodPage.tsx')), action: 'read-delivery' },
    { path: '/periods/:id/workbooks', page: page(() => import('./WorkbooksPage.tsx')), action: 'report-progress' },
    { path: '/delivery-requests', page: page(() => import('./RequestsPage.tsx')), action: 'read-delivery' },
    { path: '/burden', page: page(() => import('./BurdenPage.tsx')), action: 'read-delivery' },
  ],
  menu: [
    { to: '/my-reports', label: { zh: '我的填报', en: 'My reports' }, place: 'main', action: 'report-progress' },
    { to: '/reviews', label: { zh: '审核', en: 'Reviews' }, place: 'main', action: 'review-reports' },
    { to: '/reviews', label: { zh: '审核', en: 'Reviews' }, place: 'more', action: 'dispatch-tasks', unless: 'review-reports' },
    { to: '/delivery-requests', label: { zh: '申请与销号', en: 'Requests' }, place: 'more', action: 'read-delivery' },
    { to: '/burden', label: { zh: '填报负担', en: 'Burden' }, place: 'more', action: 'read-delivery' },
  ],
};
