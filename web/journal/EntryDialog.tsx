import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { sayAction, sayActor, saySubject } from './say.ts';
import { words } from './words.ts';

/** One entry with the rows that it changed, as it tells them. */
export function EntryDialog({ number, onClose }: { readonly number: number; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['journal-entry', number], queryFn: ({ signal }) => call('openEntry', { params: { number }, signal }) });
  return (
    <Dialog title={say('entry', { number })} onClose={onClose}>
      {error !== null ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : (
        <div className="journal-entry">
          <dl>
            <dt>{say('when')}</dt><dd>{shanghaiMinute(data.at)}</dd>
            <dt>{say('who')}</dt><dd>{sayActor(say, data.actor)}</dd>
            <dt>{say('what')}</dt><dd>{sayAction(say, data.action)}</dd>
            <dt>{say('on')}</dt><dd>{saySubject(say, data.subject.kind)} {data.subject.name === null ? null : <span lang="zh-CN">{data.subject.name}</span>} <code>{data.subject.id}</code></dd>
            {data.remark === null ? null : <><dt>{say('why')}</dt><dd>{data.remark}</dd></>}
            <dt>{say('entry.seal')}</dt><dd>{data.seal === null ? say('entry.unsealed') : say('entry.sealed', { seal: data.seal })}</dd>
            <dt>{say('entry.digest')}</dt><dd><code>{data.digest}</code></dd>
          </dl>
          <h3>{say('entry.changes')}</h3>
          {data.erased ? <p className="quiet">{say('entry.erased')}</p> : data.changes.length === 0 ? <p className="quiet">{say('entry.noRows')}</p> : null}
          {!data.erased && data.rows !== null && data.rows > data.changes.length ? <p className="quiet">{say('entry.more', { rows: data.rows, shown: data.changes.length })}</p> : null}
          <ol>{data.changes.map((change, index) => (
            <li key={`${index} ${change.id}`}>
              <code>{change.table} {change.id}</code>
              {change.row === null ? <p>{say('entry.gone')}</p> : <dl>{Object.entries(change.row).filter(([column]) => column !== 'id').map(([column, value]) => <div key={column}><dt>{column}</dt><dd>{value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value)}</dd></div>)}</dl>}
            </li>
          ))}</ol>
        </div>
      )}
    </Dialog>
  );
}
