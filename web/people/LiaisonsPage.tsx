/** Whom to call at each unit. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitReference } from '#units/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { AppointDialog } from './AppointDialog.tsx';
import { Appointments } from './Appointments.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useDay } from './use-day.ts';
import { words } from './words.ts';

export default function LiaisonsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const queries = useQueryClient();
  const { on } = useDay();
  const [unit, setUnit] = useState<UnitReference | null>(null);
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['people', 'liaisons', unit?.id, on], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listLiaisons', { query: { unit: unit?.id, on, cursor: pageParam }, signal }),
  });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const done = async (): Promise<void> => { await queries.invalidateQueries({ queryKey: ['people'] }); };
  return (
    <PeopleFrame title={say('tab.liaisons')} about={say('liaisons.about')} action={can('manage-people') ? <Button type="primary" onClick={() => setAdding(true)}>{say('liaisons.add')}</Button> : null}>
      <div className="access-bar"><UnitPicker label={say('liaisons.only')} placeholder={say('liaisons.only')} value={unit} onChange={setUnit} /></div>
      {found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say('liaisons.none')}</p> : <Appointments items={items} editable={can('manage-people')} withUnit onDone={done} />}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('groups.more')}</Button></p> : null}
      {adding ? <AppointDialog groupId={null} onDone={done} onClose={() => setAdding(false)} /> : null}
    </PeopleFrame>
  );
}
