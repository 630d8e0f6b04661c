import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const documents: WebRoom = {
  name: 'documents',
  pages: [
    // Who takes documents in begins here; others find them at the second address.
    { path: '/', page: lazy(() => import('./DocumentsPage.tsx')), action: 'add-documents' },
    { path: '/documents', page: lazy(() => import('./DocumentsPage.tsx')), action: 'read-documents' },
    { path: '/documents/:id', page: lazy(() => import('./ReadingPage.tsx')), action: 'read-documents' },
    { path: '/documents/:id/reread', page: lazy(() => import('./RereadPage.tsx')), action: 'read-documents' },
  ],
  menu: [
    { to: '/', label: { zh: '文件', en: 'Documents' }, place: 'main', action: 'add-documents' },
    { to: '/documents', label: { zh: '文件', en: 'Documents' }, place: 'main', action: 'read-documents', unless: 'add-documents' },
  ],
};
