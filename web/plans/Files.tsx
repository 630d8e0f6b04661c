/** What is asked for, as a file or on paper. */
import { type ReactNode, useRef, useState } from 'react';
import { call, type Ask } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import type { Asked } from './address.ts';
import { words } from './drawer-words.ts';

const FORMATS = ['xlsx', 'docx', 'csv', 'json'] as const;
type Format = (typeof FORMATS)[number];

export function Files({ asked, planId }: { readonly asked?: Asked; readonly planId?: string }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [busy, setBusy] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const save = async (format: Format): Promise<void> => {
    menu.current?.removeAttribute('open');
    setBusy(true);
    try {
      const response = planId === undefined ? await call('exportTasks', { query: { ...asked, format } as NonNullable<Ask<'exportTasks'>['query']> }) : await call('exportPlan', { params: { id: planId }, query: { format } });
      await saveResponse(response, `taizhang.${format}`);
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <details ref={menu} className="drop">
      <summary className="plain-button" aria-busy={busy}>{say('export')}</summary>
      <div>
        {FORMATS.map((format) => <button key={format} type="button" onClick={() => void save(format)}>{say(`export.${format}`)}</button>)}
        <button type="button" onClick={() => { menu.current?.removeAttribute('open'); print(); }}>{say('print')}</button>
      </div>
    </details>
  );
}
