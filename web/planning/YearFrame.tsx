/** The head of the pages about a year's work. */
import { type ReactNode, useEffect } from 'react';
import { NavLink, useSearchParams } from 'react-router';
import { useWords } from '../labels/words.ts';
import { today } from '../clock.ts';
import { words } from './words.ts';
import '../access/access.css';
import '../people/people.css';
import './planning.css';

/** The year of the page: in the address, or this one. */
export function useYear(): { readonly year: number; readonly choose: (year: number) => void } {
  const [params, setParams] = useSearchParams();
  const now = Number(today().slice(0, 4));
  const year = Number(params.get('year') ?? now);
  return {
    year: Number.isInteger(year) && year >= 2000 && year <= 2999 ? year : now,
    choose: (next) => setParams((before) => { const to = new URLSearchParams(before); to.set('year', String(next)); return to; }, { replace: true }),
  };
}

export function YearFrame({ title, about, action, children }: { readonly title: string; readonly about: string; readonly action?: ReactNode; readonly children: ReactNode }): ReactNode {
  const say = useWords(words);
  const { year } = useYear();
  useEffect(() => { document.title = title; }, [title]);
  return (
    <section className="access-page">
      <nav className="people-tabs" aria-label={say('tabs')}><NavLink to={`/annual?year=${year}`}>{say('tab.annual')}</NavLink><NavLink to="/directives">{say('tab.directives')}</NavLink><NavLink to={`/responsibility-letters?year=${year}`}>{say('tab.letters')}</NavLink></nav>
      <header><h1>{title}</h1><div className="people-actions">{action}</div></header>
      <p className="quiet">{about}</p>
      {children}
    </section>
  );
}

const YEARS_BACK = 3;
const YEARS_ON = 5;

export function YearChoice(): ReactNode {
  const say = useWords(words);
  const { year, choose } = useYear();
  const now = Number(today().slice(0, 4));
  const years = [...new Set([year, ...Array.from({ length: YEARS_BACK + YEARS_ON + 1 }, (_, n) => now - YEARS_BACK + n)])].toSorted((a, b) => a - b);
  return <label>{say('year')} <select className="access-line" value={year} onChange={(event) => choose(Number(event.target.value))}>{years.map((one) => <option key={one} value={one}>{one}</option>)}</select></label>;
}
