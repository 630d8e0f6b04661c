import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const access: WebRoom = {
  name: 'access',
  pages: [
    { path: '/me', page: lazy(() => import('./MyAccountPage.tsx')) },
    { path: '/first-steps', page: lazy(() => import('./FirstStepsPage.tsx')), action: 'manage-accounts' },
  ],
  menu: [],
};
