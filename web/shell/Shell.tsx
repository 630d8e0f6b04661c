/** The frame of every page: one line at the top, the page below it, and the places of the pages. */
import { ConfigProvider } from 'antd';
import { type ReactNode, Suspense } from 'react';
import { Link, Route, Routes, useLocation } from 'react-router';
import { Entered } from '../access/Entered.tsx';
import { SessionProvider, useSession } from '../access/session.tsx';
import { UnitSwitch } from '../access/UnitSwitch.tsx';
import { UserMenu } from '../access/UserMenu.tsx';
import { useSpeech } from '../labels/index.tsx';
import { Bell } from '../notices/Bell.tsx';
import { rooms } from '../rooms.ts';
import { theme } from '../theme.ts';
import { Loading } from './Loading.tsx';
import { Menu } from './Menu.tsx';
import { Notices, useNotify } from './Notices.tsx';
import { PageGuard } from './PageGuard.tsx';
import { Sentence } from './Sentence.tsx';
import { useComplaint } from './use-problem.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

export function Shell(): ReactNode {
  const { say } = useSpeech();
  const { pathname } = useLocation();
  return (
    <ConfigProvider theme={theme} csp={{ nonce }} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <SessionProvider><Notices>
        <a className="skip" href="#main">{say('shell.skip')}</a>
        <header className="top">
          <Link className="brand" to="/">{say('shell.name')}</Link>
          <OwnMenu />
          <Bell />
          <LanguageSwitch />
          <UnitSwitch />
          <UserMenu />
        </header>
        <main id="main" tabIndex={-1}>
          <PageGuard place={pathname}>
            <Suspense fallback={<Loading />}>
              <Routes>
                {rooms.flatMap(({ pages }) => pages).map((one) => <Route key={one.path} path={one.path} element={<Entered page={one} />} />)}
                <Route path="*" element={<Sentence title={say('missing.title')} detail={say('missing.detail')} action={<Link to="/">{say('shell.toDocuments')}</Link>} />} />
              </Routes>
            </Suspense>
          </PageGuard>
        </main>
      </Notices></SessionProvider>
    </ConfigProvider>
  );
}

/** What is open to who looks at it. */
function OwnMenu(): ReactNode {
  const { can, me } = useSession();
  return <Menu entries={rooms.flatMap(({ menu }) => menu).filter(({ action, unless }) => (action === undefined || me === null || can(action)) && (unless === undefined || (me !== null && !can(unless))))} />;
}

function LanguageSwitch(): ReactNode {
  const { say, language, speak } = useSpeech();
  const notify = useNotify();
  const complaint = useComplaint();
  return (
    <button type="button" className="language" lang={language === 'zh' ? 'en' : 'zh-CN'}
      onClick={() => void speak(language === 'zh' ? 'en' : 'zh').catch((error: unknown) => { notify({ text: complaint(error), failed: true }); })}>{say('shell.otherLanguage')}</button>
  );
}
