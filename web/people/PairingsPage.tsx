/** Which leader answers for which county. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Pairing } from '#people/model';
import type { UnitReference } from '#units/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitsPicker } from '../units/UnitPicker.tsx';
import { DaysDialog } from './DaysDialog.tsx';
import { FormDialog } from './FormDialog.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { NOBODY, PersonFields, whomOf } from './PersonFields.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { Phone } from './Phone.tsx';
import { type Days, SpanFields, spanOf } from './SpanFields.tsx';
import { spanWords } from './spans.ts';
import { useDay } from './use-day.ts';
import { words } from './words.ts';

export default function PairingsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const queries = useQueryClient();
  const { on } = useDay();
  const [adding, setAdding] = useState(false);
  const [dialog, setDialog] = useState<{ readonly what: 'days' | 'person'; readonly one: Pairing } | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['people', 'pairings', on], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listPairings', { query: { on, cursor: pageParam }, signal }),
  });
  const own = useQuery({ queryKey: ['people', 'own-places'], queryFn: ({ signal }) => call('listOwnPlaces', { signal }) });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const leaders = [...Map.groupBy(found.data?.pages.flatMap((page) => page.items) ?? [], ({ person }) => person.id).values()];
  const done = async (): Promise<void> => { await queries.invalidateQueries({ queryKey: ['people'] }); };
  return (
    <PeopleFrame title={say('tab.pairings')} about={say('pairings.about')} action={can('manage-people') ? <Button type="primary" onClick={() => setAdding(true)}>{say('pairings.add')}</Button> : null}>
      {own.data === undefined || own.data.length === 0 ? null : <p>{say('pairings.own')} {own.data.map(({ id, name }) => <span key={id} lang="zh-CN"><Link to={`/annual?unit=${id}&below=yes`}>{name}</Link> </span>)}</p>}
      {found.isPending ? <Loading /> : leaders.length === 0 ? <p className="blank">{say('pairings.none')}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('pairings.leader')}</th><th scope="col">{say('post')}</th><th scope="col">{say('phone')}</th><th scope="col">{say('pairings.places')}</th></tr></thead>
          <tbody>{leaders.map((places) => {
            const [first] = places as [Pairing, ...Pairing[]];
            const name = first.person.name ?? say('erased');
            return (
              <tr key={first.person.id}>
                <td>{first.mayManage && first.person.name !== null ? <button type="button" className="link" onClick={() => setDialog({ what: 'person', one: first })}>{name}</button> : name}</td>
                <td>{[first.person.post, first.person.unit?.name].filter((part) => part !== null && part !== undefined).join('，') || '—'}</td><td><Phone person={first.person} /></td>
                <td>{places.map((one) => <div key={one.id}><span lang="zh-CN">{one.place.name}</span> <span className="quiet">{spanWords(say, one)}</span>{one.mayManage ? <> <button type="button" className="link" aria-label={say('editOf', { name: `${name} ${one.place.name}` })} onClick={() => setDialog({ what: 'days', one })}>{say('edit')}</button></> : null}</div>)}</td>
              </tr>
            );
          })}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('groups.more')}</Button></p> : null}
      {dialog?.what === 'days' ? <DaysDialog name={dialog.one.place.name} span={dialog.one} onClose={() => setDialog(null)} onDone={done} onSave={(span) => call('changePairing', { params: { id: dialog.one.id }, ifMatch: dialog.one.version, body: span })} onRemove={() => call('removePairing', { params: { id: dialog.one.id }, ifMatch: dialog.one.version })} /> : null}
      {dialog?.what === 'person' ? <PersonDialog person={dialog.one.person} onDone={done} onClose={() => setDialog(null)} /> : null}
      {adding ? <PairDialog onDone={done} onClose={() => setAdding(false)} /> : null}
    </PeopleFrame>
  );
}

function PairDialog({ onDone, onClose }: { readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [whom, setWhom] = useState(NOBODY);
  const [places, setPlaces] = useState<readonly UnitReference[]>([]);
  const [days, setDays] = useState<Days>({ from: '', to: '' });
  return (
    <FormDialog title={say('pairings.add')} button={say('appoint.do')} possible={(whom.known !== null || whom.name.trim() !== '') && places.length > 0} onClose={onClose} onDo={async () => {
      await call('addPairings', { body: { ...whomOf(whom), placeUnitIds: places.map(({ id }) => id), ...spanOf(days) } });
      notify({ text: say('pairings.done') });
      await onDone();
    }}>
      <PersonFields value={whom} onChange={setWhom} autoFocus />
      <div className="access-field"><span>{say('pairings.which')}</span><UnitsPicker label={say('pairings.which')} value={places} onChange={setPlaces} /></div>
      <SpanFields value={days} onChange={setDays} />
    </FormDialog>
  );
}
