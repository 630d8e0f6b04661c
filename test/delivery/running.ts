/** A plan that was handed out and asks for its first quarter: what tests of reporting stand on. */
import type { Caller, Database } from '#platform';
import { acknowledge, draftDispatch, openPeriod, type Period, sendDispatch, setRhythm, shareOut } from '../../src/delivery/testing.ts';
import { CITIES, DAY, MORNING, must, world, type World } from './fixture.ts';

export const EDU = '澜江省教育厅';
export const CITY_EDU = '沅台市教育局';

export interface Running extends World {
  /** Of the department that hands out. */
  readonly keeper: Caller;
  /** Of the bureau that owes task 5, and of the department, which owes 1 and 4. */
  readonly clerk: Caller; readonly reviewer: Caller; readonly ownClerk: Caller;
  /** By the number of the task; of the cities by the unit's name. */
  readonly assignment: (of: number | string) => string;
  readonly open: (from?: string) => Promise<Period>;
  /** It goes on only when told. */
  readonly passTo: (instant: string) => void;
}

/** Tasks 1 and 4 with the department, 2 with three cities that nobody speaks for here (5, 5 and 6 of 16 kindergartens), 5 with the bureau. */
export async function running(database: Database): Promise<Running> {
  let now = MORNING;
  const clock = { now: () => new Date(now), advanceDays: (days: number) => { now = new Date(Date.parse(now) + days * 86_400_000).toISOString(); } };
  const at = await world(database, clock);
  const [keeper, clerk, reviewer, ownClerk] = [await at.as('ledger-keeper', EDU), await at.as('reporting-clerk', CITY_EDU), await at.as('reviewer', CITY_EDU), await at.as('reporting-clerk', EDU)];
  const pairs: [number, string][] = [[1, EDU], [2, CITIES[0]], [2, CITIES[1]], [2, CITIES[2]], [4, EDU], [5, CITY_EDU]];
  const drafted = must(await draftDispatch(at.room, keeper, at.planId, { authority: 'own-department', groupId: null, fromUnitId: at.unit(EDU), channel: 'letter', number: '澜教函〔2026〕9号', dispatchedOn: DAY, answerBy: null, words: null, contact: null, assignments: pairs.map(([task, unit]) => ({ taskId: at.task(task), unitId: at.unit(unit) })) }));
  const { assignments } = must(await sendDispatch(at.room, keeper, drafted.dispatch.id, 1));
  const of = (key: number | string): string => assignments.find(({ unitName, taskId }) => (typeof key === 'string' ? unitName === key && taskId === at.task(2) : taskId === at.task(key)))?.id ?? '';
  const seen = (key: number): { id: string; version: number } => ({ id: of(key), version: assignments.find(({ id }) => id === of(key))?.version ?? 0 });
  must(await acknowledge(at.room, clerk, [seen(5)]));
  must(await acknowledge(at.room, ownClerk, [seen(1), seen(4)]));
  const [target] = await database.selectFrom('plans.target').select(['id']).where('task_id', '=', at.task(2)).execute();
  must(await shareOut(at.room, keeper, target?.id ?? '', { parentId: null, seen: [], shares: CITIES.map((name, place) => ({ assignmentId: of(name), value: place === 2 ? 6 : 5, base: 0, startsOn: null, endsOn: null, trajectory: 'none', waypoints: [] })) }));
  return {
    ...at, keeper, clerk, reviewer, ownClerk, assignment: of, passTo: (instant) => { now = instant; },
    open: async (from = '2026-01-01') => {
      if (from === '2026-01-01') must(await setRhythm(at.room, keeper, at.planId, 0, { every: 'quarter', clause: null }));
      return must(await openPeriod(at.room, keeper, at.planId, { from, dueOn: null }, () => undefined));
    },
  };
}
