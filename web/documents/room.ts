import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

export const documents: WebRoom = {
  name: 'documents',
  pages: [
    // Who takes documents in begins here; others find them at the second address.
    { path: '/', page: page(() => import('./DocumentsPage.tsx')), action: 'add-documents' },
    { path: '/documents', page: page(() => import('./DocumentsPage.tsx')), action: 'read-documents' },
    { path: '/documents/:id', page: page(() => import('./ReadingPage.tsx')), action: 'read-documents' },
    { path: '/documents/:id/reread', page: page(() => import('./RereadPage.tsx')), action: 'read-documents' },
  ],
  menu: [
    { to: '/', label: { zh: '文件', en: 'Documents' }, place: 'main', action: 'add-documents' },
    { to: '/documents', label: { zh: '文件', en: 'Documents' }, place: 'main', action: 'read-documents', unless: 'add-documents' },
  ],
};
