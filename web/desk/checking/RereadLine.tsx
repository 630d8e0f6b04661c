/** Has the kept file read again, and says what came of it. */
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useWords } from '../../labels/words.ts';
import { useNotify } from '../../shell/Notices.tsx';
import { useCheckingDesk } from './context.ts';
import { words } from './words.ts';

export function RereadLine(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const notify = useNotify();
  const go = useNavigate();
  const [busy, setBusy] = useState(false);
  if (desk === null) return null;
  const { checking } = desk;
  const page = `/documents/${checking.documentId}/reread`;
  async function again(): Promise<void> {
    setBusy(true);
    const told = await checking.readAgain();
    setBusy(false);
    if (told === 'offered') notify({ text: say('reread.offered'), action: { label: say('reread.compare'), run: () => { void go(page); } } });
    else if (told === 'same') notify({ text: say('reread.same') });
    else if (told === 'failed') notify({ text: say('reread.failed'), failed: true });
  }
  const beside = checking.reread !== null && ['offered', 'accepted', 'left'].includes(checking.reread.state);
  return (
    <p className="reread-line"><button type="button" className="plain-button" disabled={busy} onClick={() => void again()}>{say(busy ? 'reread.reading' : 'reread.now')}</button>
      <span className="quiet">{say('reread.nowAbout')}</span>{beside ? <Link to={page}>{say('reread.title')}</Link> : null}</p>
  );
}
