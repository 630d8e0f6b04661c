/** The tree of units on one side, what is chosen on the other. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { addressOf, call } from '../api/call.ts';
import { useSession } from '../access/session.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { ImportDialog } from './ImportDialog.tsx';
import { Tree } from './Tree.tsx';
import { UnitForm } from './UnitForm.tsx';
import { UnitPanel } from './UnitPanel.tsx';
import { LEAST_CHARACTERS, useFound, useRested } from './use-found.ts';
import { useTree } from './use-tree.ts';
import { words } from './words.ts';
import './units.css';

const PAGE = 50;

export default function UnitsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const { can, me } = useSession();
  const editable = can('manage-units');
  const everywhere = me?.actions['manage-units'] === 'everywhere';
  const chosen = params.get('unit');
  const closed = params.get('closed') === '1';
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const [dialog, setDialog] = useState<'import' | 'create' | null>(null);
  const query = useRested(typed);
  const tree = useTree(closed);
  const found = useFound(query, closed, PAGE);
  useEffect(() => { document.title = say('title'); }, [say]);

  function set(name: string, value: string | null): void {
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (value === null || value === '') next.delete(name);
      else next.set(name, value);
      return next;
    }, { replace: name !== 'unit' });
  }
  useEffect(() => { if ((params.get('q') ?? '') !== query) set('q', query); });

  if (tree.error !== null) {
    const { title, detail, id } = tell(tree.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  if (tree.pending) return <Loading />;
  const dialogs = (
    <>
      {dialog === 'import' ? <ImportDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'create' ? <UnitForm parent={null} onClose={() => setDialog(null)} onDone={(id) => { setDialog(null); set('unit', id); }} /> : null}
    </>
  );
  if (tree.rows.length === 0 && !closed) return <><Empty editable={everywhere} onImport={() => setDialog('import')} onCreate={() => setDialog('create')} />{dialogs}</>;
  return (
    <div className="units" data-open={chosen === null ? undefined : ''}>
      <section className="units-left" aria-label={say('title')}>
        <header>
          <h1>{say('title')}</h1>
          <Link className="plain-button" to="/units/sets">{say('toSets')}</Link>
          <span className="units-actions">
            <a className="plain-button" href={addressOf('exportUnits', { query: {} })} download>{say('export')}</a>
            {editable ? <Button onClick={() => setDialog('import')}>{say('import')}</Button> : null}
            {everywhere ? <Button onClick={() => setDialog('create')}>{say('addRoot')}</Button> : null}
          </span>
        </header>
        <div className="units-search">
          <Input type="search" allowClear value={typed} placeholder={say('search')} aria-label={say('search')} onChange={(event) => setTyped(event.target.value)} />
          <label><input type="checkbox" checked={closed} onChange={(event) => set('closed', event.target.checked ? '1' : null)} /> {say('withClosed')}</label>
          <span className="quiet" role="status">{[...typed.trim()].length === LEAST_CHARACTERS - 1 ? say('oneMore') : query !== '' && !found.query.isPending ? say(found.query.hasNextPage ? 'foundMore' : 'found', { count: found.units.length }) : ''}</span>
        </div>
        {query === '' ? <Tree tree={tree} chosen={chosen} onChoose={(id) => set('unit', id)} /> : (
          <div className="units-found">
            {found.units.length === 0 && !found.query.isPending ? <p className="blank">{say('nothing', { query })}</p> : null}
            <ul>
              {found.units.map((unit) => (
                <li key={unit.id}>
                  <button type="button" aria-current={unit.id === chosen} className={unit.validTo === null ? '' : 'is-closed'} onClick={() => set('unit', unit.id)}>
                    <span>{unit.name}{unit.validTo === null ? null : <small>{say('closedOn', { day: unit.validTo })}</small>}</span><small>{unit.above.join(' › ')}</small>
                  </button>
                </li>
              ))}
            </ul>
            {found.query.hasNextPage ? <Button onClick={() => void found.query.fetchNextPage()}>{say('more')}</Button> : null}
          </div>
        )}
      </section>
      <aside className="units-right" aria-label={say('pick')}>
        {chosen === null ? <p className="blank">{say('pick')}</p> : <UnitPanel key={chosen} id={chosen} onReveal={tree.reveal} onChoose={(id) => set('unit', id)} />}
      </aside>
      {dialogs}
    </div>
  );
}

function Empty({ editable, onImport, onCreate }: { readonly editable: boolean; readonly onImport: () => void; readonly onCreate: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const sample = useMutation({
    mutationFn: () => call('importSampleUnits', {}),
    onSuccess: async ({ created }) => { await queries.invalidateQueries({ queryKey: ['units'] }); notify({ text: say('sampleDone', { count: created }) }); },
    onError: (error) => { notify({ text: complaint(error), failed: true }); },
  });
  return (
    <div className="sentence units-empty">
      <h1>{say('empty.title')}</h1>
      <p>{say(editable ? 'empty.detail' : 'empty.notYours')}</p>
      {editable ? <p className="units-empty-steps">
        <Button type="primary" onClick={onImport}>{say('import')}</Button>
        <a className="plain-button" href={addressOf('downloadUnitTemplate', { query: {} })} download>{say('empty.template')}</a>
        <button type="button" className="plain-button" disabled={sample.isPending} onClick={() => sample.mutate()}>{say('empty.sample')}</button>
        <button type="button" className="plain-button" onClick={onCreate}>{say('add')}</button>
      </p> : null}
    </div>
  );
}
