import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const notices: WebRoom = {
  name: 'notices',
  pages: [
    { path: '/notices', page: lazy(() => import('./NoticesPage.tsx')), action: 'read-notices' },
    { path: '/channels', page: lazy(() => import('./ChannelsPage.tsx')), action: 'manage-channels' },
  ],
  menu: [{ to: '/channels', label: { zh: '通知渠道', en: 'Channels' }, place: 'more', action: 'manage-channels' }],
};
