/** A leader's counties: each with what it and those below it owe over all plans; a number opens its lines. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../access/session.tsx';
import { type Answer, call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './totals-words.ts';
import './states.css';

type Pairing = Answer<'listPairings'>['items'][number];
type Sheet = Answer<'listUnitSheets'>[number];
/** As the endpoint takes them. */
const AT_ONCE = 100;

async function everyPairing(signal: AbortSignal): Promise<Pairing[]> {
  const found: Pairing[] = [];
  for (let cursor: string | undefined; ;) {
    const page: Answer<'listPairings'> = await call('listPairings', { query: { cursor, limit: 200 }, signal });
    found.push(...page.items);
    if (page.next === null) return found;
    cursor = page.next;
  }
}

export default function CountiesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const { data, error } = useQuery({
    queryKey: ['counties'],
    queryFn: async ({ signal }) => {
      const pairings = await everyPairing(signal);
      const places = [...new Set(pairings.map(({ place }) => place.id))];
      const sheets = await Promise.all(Array.from({ length: Math.ceil(places.length / AT_ONCE) }, (_, n) => call('listUnitSheets', { query: { units: places.slice(n * AT_ONCE, (n + 1) * AT_ONCE).join(',') }, signal })));
      return { pairings, sheets: new Map(sheets.flat().map((sheet) => [sheet.unitId, sheet])) };
    },
  });
  useEffect(() => { document.title = say('counties.title'); }, [say]);
  if (error !== null && data === undefined) { const told = tell(error); return <Sentence title={say('delivery.failed')} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const leaders = [...Map.groupBy(data.pairings, ({ person }) => person.id)];
  const chosen = leaders.some(([id]) => id === params.get('leader')) ? params.get('leader') : null;
  return (
    <div className="glance">
      <h1>{say('counties.title')}</h1>
      <p className="quiet">{say('counties.lead')}</p>
      {leaders.length === 0 ? <p className="blank">{say('counties.none')} {can('manage-people') ? <Link to="/pairings">{say('counties.toPairings')}</Link> : null}</p> : (
        <>
          <p className="due-bar">
            <label className="condition">{say('counties.leader')} <select value={chosen ?? ''} onChange={(event) => setParams(event.target.value === '' ? {} : { leader: event.target.value }, { replace: true })}><option value="">{say('filter.any')}</option>{leaders.map(([id, [first]]) => <option key={id} value={id}>{first?.person.name ?? '—'}</option>)}</select></label>
            <button type="button" className="link" onClick={() => print()}>{say('print')}</button>
          </p>
          {leaders.filter(([id]) => chosen === null || id === chosen).map(([id, pairings]) => <Leader key={id} pairings={pairings} sheets={data.sheets} />)}
        </>
      )}
    </div>
  );
}

const COLUMNS = [['overdue', 'time=overdue'], ['near', 'time=near'], ['behind', 'pace=behind'], ['blocked', 'standing=blocked'], ['closed', 'time=closed'], ['missing', 'reported=no']] as const;

function Leader({ pairings, sheets }: { readonly pairings: readonly Pairing[]; readonly sheets: ReadonlyMap<string, Sheet> }): ReactNode {
  const say = useWords(words);
  const name = pairings[0]?.person.name ?? '—';
  return (
    <div className="totals-frame" tabIndex={0} role="region" aria-label={name}>
      <table className="totals-table counties-table">
        <caption lang="zh-CN">{name}{pairings[0]?.person.post === null || pairings[0] === undefined ? null : <span className="quiet"> {pairings[0].person.post}</span>}</caption>
        <thead><tr><th scope="col">{say('counties.place')}</th><th scope="col" className="figure">{say('counties.plans')}</th><th scope="col" className="figure">{say('totals.tasks')}</th>{COLUMNS.map(([key]) => <th key={key} scope="col" className="figure">{say(`counties.${key}`)}</th>)}</tr></thead>
        <tbody>{pairings.map(({ id, place }) => {
          const sheet = sheets.get(place.id);
          return (
            <tr key={id}>
              <th scope="row" lang="zh-CN"><Link to={`/owed?under=${place.id}`}>{place.name}</Link></th>
              <td className="figure" data-label={say('counties.plans')}>{sheet?.plans ?? '—'}</td><td className="figure" data-label={say('totals.tasks')}>{sheet?.total ?? '—'}</td>
              {COLUMNS.map(([key, query]) => <td key={key} className="figure" data-label={say(`counties.${key}`)}>{sheet === undefined ? '—' : sheet[key] === 0 ? <span className="quiet">0</span> : <Link className={key === 'missing' ? 'is-missing' : key === 'overdue' ? 'is-late' : undefined} to={`/owed?under=${place.id}&${query}`}>{sheet[key]}</Link>}</td>)}
            </tr>
          );
        })}</tbody>
      </table>
    </div>
  );
}
