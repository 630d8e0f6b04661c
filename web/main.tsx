import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter, matchPath } from 'react-router';
import { WHO_LOOKS } from './access/session.tsx';
import { Problem } from './api/client.ts';
import { LanguageProvider, labelsOf, rememberedLanguage } from './labels/index.tsx';
import { rooms } from './rooms.ts';
import { Shell } from './shell/Shell.tsx';
import { installPalette } from './theme.ts';
import './styles/base.css';

installPalette(document.documentElement);
// What was pressed shows it before the next press is heard: the second half of a double click finds a busy button.
notifyManager.setScheduler(queueMicrotask);
const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, refetchOnWindowFocus: false, retry: (failures, error) => !(error instanceof Problem && error.status !== 0) && failures < 1, retryDelay: 300 } },
});
// At once, and in this order, since a browser asks for six things at a time: who looks, and the page that stands at the address.
void queries.prefetchQuery(WHO_LOOKS);
rooms.flatMap(({ pages }) => pages).find(({ path }) => matchPath(path, location.pathname) !== null)?.page.fetch();
const language = rememberedLanguage();
const labels = await labelsOf(language);
const root = document.getElementById('root');
if (root === null) throw new Error('the page has no #root');
createRoot(root).render(
  <StrictMode>
    <LanguageProvider language={language} labels={labels}>
      <QueryClientProvider client={queries}>
        <BrowserRouter useTransitions={false}><Shell /></BrowserRouter>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
