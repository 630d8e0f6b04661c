import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

/** Reached from a plan; it has no entry of its own in the menu. */
export const consultation: WebRoom = { name: 'consultation', pages: [{ path: '/plans/:id/consultation', page: page(() => import('./ConsultationPage.tsx')), action: 'read-plans' }], menu: [] };
