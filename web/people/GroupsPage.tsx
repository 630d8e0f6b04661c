/** All leading groups, as they stand on a day. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useRested } from '../units/use-found.ts';
import { FormDialog } from './FormDialog.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useDay } from './use-day.ts';
import { words } from './words.ts';

export default function GroupsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const { on } = useDay();
  const [params] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const query = useRested(typed);
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['people', 'groups', query, on], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listLeadingGroups', { query: { query, on, cursor: pageParam }, signal }),
  });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PeopleFrame title={say('tab.groups')} about={say('groups.about')} action={can('manage-people') ? <Button type="primary" onClick={() => setAdding(true)}>{say('groups.add')}</Button> : null}>
      <div className="access-bar"><input type="search" className="access-line" value={typed} placeholder={say('groups.search')} aria-label={say('groups.search')} onChange={(event) => setTyped(event.target.value)} /></div>
      {found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say(query === '' ? 'groups.none' : 'groups.noneFound')} {query === '' ? <Link to="/units">{say('groups.toUnits')}</Link> : null}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('groups.name')}</th><th scope="col">{say('groups.government')}</th><th scope="col">{say('groups.heads')}</th><th scope="col">{say('groups.office')}</th><th scope="col" className="figure">{say('groups.units')}</th><th scope="col" className="figure">{say('groups.people')}</th></tr></thead>
          <tbody>{items.map((one) => (
            <tr key={one.id}>
              <td lang="zh-CN"><Link to={`/leading-groups/${one.id}${on === undefined ? '' : `?on=${on}`}`}>{one.name}</Link></td><td lang="zh-CN">{one.government?.name ?? '—'}</td><td>{one.heads.length === 0 ? <span className="quiet">—</span> : one.heads.join('、')}</td>
              <td lang="zh-CN">{one.office?.name ?? <span className="quiet">—</span>}</td><td className="figure">{one.memberUnitCount}</td><td className="figure">{one.memberCount}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('groups.more')}</Button></p> : null}
      {adding ? <SetUpDialog onClose={() => setAdding(false)} /> : null}
    </PeopleFrame>
  );
}

function SetUpDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [unit, setUnit] = useState<UnitReference | null>(null);
  const [office, setOffice] = useState<UnitReference | null>(null);
  const [number, setNumber] = useState('');
  return (
    <FormDialog title={say('groups.add')} button={say('add.do')} possible={unit !== null} onClose={onClose} onDo={async () => {
      const made = await call('setUpLeadingGroup', { body: { unitId: unit?.id ?? '', officeUnitId: office?.id ?? null, documentNumber: number.trim() === '' ? null : number.trim() } });
      notify({ text: say('add.done') });
      await queries.invalidateQueries({ queryKey: ['people'] });
      await navigate(`/leading-groups/${made.id}`);
    }}>
      <div className="access-field"><span>{say('add.unit')}</span><UnitPicker label={say('add.unit')} value={unit} onChange={setUnit} autoFocus /></div>
      <div className="access-field"><span>{say('add.office')}</span><UnitPicker label={say('add.office')} value={office} onChange={setOffice} /></div>
      <Field label={say('add.number')} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
    </FormDialog>
  );
}
