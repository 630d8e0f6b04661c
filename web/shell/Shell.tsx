/** The frame of every page: one line at the top, the page below it, and the places of the pages. */
import { ConfigProvider } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Link, NavLink, Route, Routes } from 'react-router';
import { useSpeech } from '../labels/index.tsx';
import { theme } from '../theme.ts';
import { Loading } from './Loading.tsx';
import { Notices } from './Notices.tsx';
import { PageGuard } from './PageGuard.tsx';
import { Sentence } from './Sentence.tsx';

const DocumentsPage = lazy(() => import('../documents/DocumentsPage.tsx'));
const ReadingPage = lazy(() => import('../documents/ReadingPage.tsx'));
const DraftingPage = lazy(() => import('../drafting/DraftingPage.tsx'));

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function Shell(): ReactNode {
  const { say, language, speak } = useSpeech();
  return (
    <ConfigProvider theme={theme} csp={{ nonce }} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <Notices>
        <a className="skip" href="#main">{say('shell.skip')}</a>
        <header className="top">
          <Link className="brand" to="/">{say('shell.name')}</Link>
          <nav aria-label={say('shell.pages')}>
            <NavLink to="/" end>{say('shell.documents')}</NavLink>
            <NavLink to="/drafting">{say('shell.drafting')}</NavLink>
          </nav>
          <button type="button" className="language" lang={language === 'zh' ? 'en' : 'zh-CN'} onClick={() => speak(language === 'zh' ? 'en' : 'zh')}>{say('shell.otherLanguage')}</button>
        </header>
        <main id="main" tabIndex={-1}>
          <PageGuard>
            <Suspense fallback={<Loading />}>
              <Routes>
                <Route path="/" element={<DocumentsPage />} />
                <Route path="/documents/:id" element={<ReadingPage />} />
                <Route path="/drafting" element={<DraftingPage />} />
                <Route path="*" element={<Sentence title={say('missing.title')} detail={say('missing.detail')} action={<Link to="/">{say('shell.toDocuments')}</Link>} />} />
              </Routes>
            </Suspense>
          </PageGuard>
        </main>
      </Notices>
    </ConfigProvider>
  );
}
