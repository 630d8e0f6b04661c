import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

/** Reached from a plan; it has no entry of its own in the menu. */
export const consultation: WebRoom = { name: 'consultation', pages: [{ path: '/plans/:id/consultation', page: lazy(() => import('./ConsultationPage.tsx')), action: 'read-plans' }], menu: [] };
