import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import type { Proof } from '#journal/api';
import { FAULT_WORDS, groupFaults } from '#journal/faults';
import { useSpeech } from '../labels/index.tsx';
import { words } from './words.ts';

/** The last seal as a line to be kept, and the proof of everything. */
export function Seal(): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const head = useQuery({ queryKey: ['journal-head'], queryFn: ({ signal }) => call('getSealHead', { signal }), refetchInterval: 10_000 });
  const [proof, setProof] = useState<Proof | 'coming' | null>(null);
  async function prove(): Promise<void> {
    setProof('coming');
    try {
      setProof(await call('proveJournal', { query: {} }));
    } catch (error) {
      setProof(null);
      notify({ text: complaint(error), failed: true });
    }
  }
  const line = head.data?.line ?? null;
  return (
    <div className="journal-seal">
      <p><b>{say('seal')}</b> {head.data === undefined || head.data.unsealedCount === 0 ? null : <span className="quiet">{say('seal.behind', { count: head.data.unsealedCount })}</span>}</p>
      {line === null ? <p className="quiet">{say('seal.none')}</p> : <p><code>{line}</code></p>}
      <p className="quiet">{say('seal.about')}</p>
      <p className="journal-actions">
        {line === null ? null : <Button onClick={() => void navigator.clipboard.writeText(line).then(() => notify({ text: say('seal.copied') }))}>{say('seal.copy')}</Button>}
        <Button onClick={() => void prove()} disabled={proof === 'coming'}>{say(proof === 'coming' ? 'prove.doing' : 'prove')}</Button>
      </p>
      <div role="status">{proof === null || proof === 'coming' ? null : proof.faults.length === 0
        ? <p>✓ {say('prove.good', { entries: proof.entryCount, seals: proof.sealCount })}</p>
        : <><p className="refused">■ {say('prove.bad', { count: proof.faults.length })}</p><Faults proof={proof} /></>}</div>
    </div>
  );
}

/** What is wrong, each kind once with all its places, and what to do about it. */
function Faults({ proof }: { readonly proof: Proof }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const wordOf = (kind: string): string => (Object.hasOwn(FAULT_WORDS, kind) ? FAULT_WORDS[kind as keyof typeof FAULT_WORDS][language === 'zh' ? 0 : 1] : kind);
  return (
    <>
      <ul className="journal-faults">{groupFaults(proof.faults).map(({ kind, table, columns, count, where }) => (
        <li key={[kind, table, ...columns].join(' ')}>{wordOf(kind)}{say('prove.colon')}{table === null ? say('prove.number', { where: where.join(say('prove.comma')) }) : <><code>{table}</code> {where.join(say('prove.comma'))}</>}{columns.length === 0 ? null : <> (<code>{columns.join(', ')}</code>)</>}{count === 1 ? null : ` · ${say('prove.count', { count })}`} <small className="quiet"><code>{kind}</code></small></li>
      ))}</ul>
      <p>{say('prove.todo')}</p>
    </>
  );
}
