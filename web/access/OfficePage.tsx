import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { takePlace } from './place.ts';
import { useSession } from './session.tsx';
import { words } from './words.ts';

/** Back from the office's sign-in: what it sent along is handed to the server once. */
export default function OfficePage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const navigate = useNavigate();
  const { adopt } = useSession();
  const [failed, setFailed] = useState<unknown>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    const query = location.search;
    // A code in the address would stay in the history.
    history.replaceState(null, '', location.pathname);
    void call('finishOfficeSignIn', { body: { query } }).then((me) => { adopt(me); return navigate(takePlace(), { replace: true }); }).catch(setFailed);
  }, [adopt, navigate]);
  if (failed === null) return <p className="loading" role="status">{say('office.coming')}</p>;
  const { detail, id } = tell(failed);
  return <Sentence title={say('office.failed')} detail={detail} id={id} action={<Link to="/">{say('office.again')}</Link>} />;
}
