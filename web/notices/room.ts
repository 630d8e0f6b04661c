import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const notices: WebRoom = {
  name: 'notices',
  pages: [
    { path: '/notices', page: page(() => import('./NoticesPage.tsx')), action: 'read-notices' },
    { path: '/channels', page: page(() => import('./ChannelsPage.tsx')), action: 'manage-channels' },
  ],
  menu: [{ to: '/channels', label: { zh: '通知渠道', en: 'Channels' }, place: 'more', action: 'manage-channels' }],
};
