import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const planning: WebRoom = {
  name: 'planning',
  pages: [
    { path: '/annual', page: page(() => import('./AnnualPage.tsx')), action: 'read-delivery' },
    { path: '/directives', page: page(() => import('./DirectivesPage.tsx')), action: 'read-delivery' },
    { path: '/responsibility-letters', page: page(() => import('./LettersPage.tsx')), action: 'read-delivery' },
  ],
  menu: [
    { to: '/annual', label: { zh: '年度工作', en: 'The year' }, place: 'more', action: 'read-delivery' },
    { to: '/directives', label: { zh: '批示和纪要', en: 'Instructions' }, place: 'more', action: 'read-delivery' },
  ],
};
