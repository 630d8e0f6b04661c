/** How much was asked of each unit in a year. No minutes, no ranking. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './burden-words.ts';
import './reporting.css';

const FIGURES = ['asks', 'fields', 'prefilled', 'refused'] as const;

export default function BurdenPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const year = /^\d{4}$/u.test(params.get('year') ?? '') ? Number(params.get('year')) : undefined;
  const { data, error } = useQuery({ queryKey: ['burden', year ?? 'now'], queryFn: ({ signal }) => call('showBurden', { query: { year }, signal }) });
  useEffect(() => { document.title = say('burden.title'); }, [say]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  return (
    <div className="reporting-page">
      <h1>{say('burden.title')}</h1>
      <p className="quiet">{say('burden.lead')}</p>
      <label className="field burden-year"><span>{say('burden.year')}</span><select value={data.year} onChange={(event) => setParams({ year: event.target.value }, { replace: true })}>{[...new Set([data.year, ...data.years])].map((one) => <option key={one} value={one}>{one}</option>)}</select></label>
      {data.units.length === 0 ? <p className="blank">{say('burden.none')}</p> : (
        <table className="plain-table is-lines"><thead><tr><th scope="col">{say('column.unit')}</th>{FIGURES.map((one) => <th key={one} scope="col" className="figure">{say(`burden.${one}`)}</th>)}</tr></thead>
          <tbody>{data.units.map((unit) => <tr key={unit.unitId}><th scope="row" lang="zh-CN">{unit.unitName}</th>{FIGURES.map((one) => <td key={one} className="figure" data-label={say(`burden.${one}`)}>{unit[one]}</td>)}</tr>)}</tbody>
          <tfoot><tr><th scope="row">{say('burden.total')}</th>{FIGURES.map((one) => <td key={one} className="figure" data-label={say(`burden.${one}`)}>{data.total[one]}</td>)}</tr></tfoot></table>
      )}
    </div>
  );
}
