/** A list of what was given, as a file or on paper. */
import { type ReactNode, useState } from 'react';
import { type Ask, call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './words.ts';

type Asked = Omit<NonNullable<Ask<'exportAssignments'>['query']>, 'format'>;

export function Exports({ asked }: { readonly asked: Asked }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);
  async function save(format: 'xlsx' | 'docx' | 'csv'): Promise<void> {
    setBusy(true);
    try { await saveResponse(await call('exportAssignments', { query: { ...asked, format } }), `received.${format}`); } catch (failed) { notify({ text: complaint(failed), failed: true }); } finally { setBusy(false); }
  }
  return <p className="received-exports"><span className="quiet">{say('export')}</span>{(['xlsx', 'docx', 'csv'] as const).map((format) => <button key={format} type="button" className="link" disabled={busy} onClick={() => void save(format)}>{say(`export.${format}`)}</button>)}<button type="button" className="link" onClick={() => print()}>{say('print')}</button></p>;
}
