import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const access: WebRoom = {
  name: 'access',
  pages: [
    { path: '/office-sign-in', page: page(() => import('./OfficePage.tsx')), open: true },
    { path: '/me', page: page(() => import('./MyAccountPage.tsx')) },
    { path: '/accounts', page: page(() => import('./AccountsPage.tsx')), action: 'read-accounts' },
    { path: '/accounts/:id', page: page(() => import('./AccountPage.tsx')), action: 'read-accounts' },
    { path: '/sessions', page: page(() => import('./SessionsPage.tsx')), action: 'end-sessions' },
    { path: '/programs', page: page(() => import('./ProgramsPage.tsx')), action: 'manage-tokens' },
    { path: '/first-steps', page: page(() => import('./FirstStepsPage.tsx')), action: 'manage-accounts' },
  ],
  menu: [
    { to: '/accounts', label: { zh: '账号', en: 'Accounts' }, place: 'main', action: 'read-accounts' },
    { to: '/sessions', label: { zh: '正在登录', en: 'Sessions' }, place: 'more', action: 'end-sessions' },
    { to: '/programs', label: { zh: '程序令牌', en: 'Programs' }, place: 'more', action: 'manage-tokens' },
  ],
};
