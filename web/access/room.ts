import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const access: WebRoom = {
  name: 'access',
  pages: [
    { path: '/office-sign-in', page: lazy(() => import('./OfficePage.tsx')), open: true },
    { path: '/me', page: lazy(() => import('./MyAccountPage.tsx')) },
    { path: '/accounts', page: lazy(() => import('./AccountsPage.tsx')), action: 'read-accounts' },
    { path: '/accounts/:id', page: lazy(() => import('./AccountPage.tsx')), action: 'read-accounts' },
    { path: '/sessions', page: lazy(() => import('./SessionsPage.tsx')), action: 'end-sessions' },
    { path: '/programs', page: lazy(() => import('./ProgramsPage.tsx')), action: 'manage-tokens' },
    { path: '/first-steps', page: lazy(() => import('./FirstStepsPage.tsx')), action: 'manage-accounts' },
  ],
  menu: [
    { to: '/accounts', label: { zh: '账号', en: 'Accounts' }, place: 'main', action: 'read-accounts' },
    { to: '/sessions', label: { zh: '正在登录', en: 'Sessions' }, place: 'more', action: 'end-sessions' },
    { to: '/programs', label: { zh: '程序令牌', en: 'Programs' }, place: 'more', action: 'manage-tokens' },
  ],
};
