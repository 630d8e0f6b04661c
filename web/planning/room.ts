import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const planning: WebRoom = {
  name: 'planning',
  pages: [
    { path: '/annual', page: lazy(() => import('./AnnualPage.tsx')), action: 'read-delivery' },
    { path: '/directives', page: lazy(() => import('./DirectivesPage.tsx')), action: 'read-delivery' },
    { path: '/responsibility-letters', page: lazy(() => import('./LettersPage.tsx')), action: 'read-delivery' },
  ],
  menu: [
    { to: '/annual', label: { zh: '年度工作', en: 'The year' }, place: 'more', action: 'read-delivery' },
    { to: '/directives', label: { zh: '批示和纪要', en: 'Instructions' }, place: 'more', action: 'read-delivery' },
  ],
};
