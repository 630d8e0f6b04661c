/** Names that mean many units at once. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Collective } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { useSession } from '../access/session.tsx';
import { CollectiveDialog } from './CollectiveDialog.tsx';
import { setWords } from './set-words.ts';
import { useChange } from './use-change.ts';
import { words } from './words.ts';
import './units.css';

export default function CollectivesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const asked = params.get('new');
  const scopeId = params.get('scope');
  const [dialog, setDialog] = useState<Collective | 'new' | null>(asked === null ? null : 'new');
  const scope = useQuery({ queryKey: ['units', 'one', scopeId], queryFn: ({ signal }) => call('openUnit', { params: { id: scopeId ?? '' }, signal }), enabled: scopeId !== null });
  const editable = can('manage-units');
  const { data, error } = useQuery({ queryKey: ['units', 'sets'], queryFn: ({ signal }) => call('listCollectives', { query: {}, signal }) });
  const below = [...new Set(data?.flatMap(({ rule }) => (rule === null ? [] : [rule.belowId])))];
  const places = useQueries({ queries: below.map((id) => ({ queryKey: ['units', 'one', id], queryFn: () => call('openUnit', { params: { id } }) })) });
  const nameOf = (id: string): string => places[below.indexOf(id)]?.data?.unit.name ?? '…';
  useEffect(() => { document.title = say('sets.title'); }, [say]);
  if (error !== null) {
    const told = tell(error);
    return <Sentence title={told.title} detail={told.detail} id={told.id} />;
  }
  if (data === undefined || (scopeId !== null && scope.isPending)) return <Loading />;
  return (
    <div className="unit-sets">
      <p><Link to="/units">{say('toUnits')}</Link></p>
      <header>
        <div><h1>{say('sets.title')}</h1><p className="quiet">{say('sets.lead')}</p></div>
        {editable ? <Button type={data.length === 0 ? 'primary' : 'default'} onClick={() => setDialog('new')}>{say('sets.add')}</Button> : null}
      </header>
      {data.length === 0 ? <p className="blank">{say('sets.none')}</p> : (
        <table className="unit-sets-table">
          <thead><tr><th>{say('sets.name')}</th><th>{say('sets.scope')}</th><th>{say('sets.rule')}</th><th>{say('sets.day')}</th><th className="figure">{say('sets.count')}</th><th /></tr></thead>
          <tbody>{data.map((one) => <Line key={one.id} set={one} editable={editable} about={setWords(one, say, nameOf)} onEdit={() => setDialog(one)} />)}</tbody>
        </table>
      )}
      {dialog === null || !editable ? null : <CollectiveDialog edited={dialog === 'new' ? null : dialog} name={dialog === 'new' ? (asked ?? '') : dialog.name} scope={dialog === 'new' && scope.data !== undefined ? { id: scope.data.unit.id, name: scope.data.unit.name } : null} belowName={dialog === 'new' || dialog.rule === null ? '' : nameOf(dialog.rule.belowId)} onClose={() => { setDialog(null); if (asked !== null) setParams({}, { replace: true }); }} />}
    </div>
  );
}

function Line({ set, editable, about, onEdit }: { readonly set: Collective; readonly editable: boolean; readonly about: string; readonly onEdit: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [shown, setShown] = useState(false);
  const { data } = useQuery({ queryKey: ['units', 'sets', set.id, 'units'], queryFn: ({ signal }) => call('expandCollective', { params: { id: set.id }, query: {}, signal }) });
  const remove = useChange(() => call('removeCollective', { params: { id: set.id }, ifMatch: set.version }), () => { notify({ text: say('sets.removed', { name: set.name }) }); });
  return (
    <tr>
      <td lang="zh-CN"><b>{set.name}</b></td>
      <td data-label={say('sets.scope')} lang="zh-CN">{set.scopeName ?? say('sets.everyone')}</td>
      <td>{about}
        {shown && data !== undefined ? <p className="set-members" lang="zh-CN">{data.units.map(({ name }) => name).join('、')}</p> : null}
        {remove.error === null ? null : <p className="refused" role="alert">{complaint(remove.error)}</p>}
      </td>
      <td data-label={say('sets.day')}>{set.asOf ?? say('sets.today')}</td>
      <td className="figure" data-label={say('sets.count')}><button type="button" className="link" aria-expanded={shown} aria-label={`${say('sets.show')} ${set.name}`} onClick={() => setShown(!shown)}>{data === undefined ? '…' : say('sets.units', { count: data.units.length })}</button></td>
      <td className="cell-action">{editable ? (
        <>
          <button type="button" className="link" aria-label={`${say('edit')} ${set.name}`} onClick={onEdit}>{say('edit')}</button>
          <button type="button" className="danger" aria-label={`${say('sets.remove')} ${set.name}`} onClick={() => { if (confirm(say('sets.removeAsk', { name: set.name }))) remove.mutate(undefined); }}>{say('sets.remove')}</button>
        </>
      ) : null}
      </td>
    </tr>
  );
}
