/** Questions about the ledger of 200,000 tasks, as the product's address and as the best SQL that we could write by hand. */
import type { Question } from './asked-server.ts';

/** Units of the generated ledger: the first are named most. */
export const unitIds = Array.from({ length: 3_000 }, (_, n) => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`);
const [MOST, MIDDLE] = [unitIds[0] as string, unitIds[800] as string];

const ROW = `select t.id, t.plan_id, t.parent_id, t.workstream_id, t.number, t.title, t.text, t.goal, t.kind, t.position, t.status, t.due_on, t.version, t.card`;
const page = (where: string, order = 't.due_on, t.id'): string => `with page as (${ROW} from plans.task t where t.listed${where} order by ${order} limit 101) select page.*, p.title as plan_title from page join plans.plan p on p.id = page.plan_id order by ${order.replaceAll('t.', 'page.')}`;
const owed = (unit: string): string => `with page as (${ROW} from (select distinct on (due_on, task_id) due_on as owed_on, task_id from plans.responsibility where unit_id = '${unit}' and valid_to is null order by due_on, task_id) r join plans.task t on t.id = r.task_id where t.listed order by r.owed_on, r.task_id limit 101) select page.*, p.title as plan_title from page join plans.plan p on p.id = page.plan_id order by page.due_on, page.id`;
/** Quarter by quarter, until the page is full. */
const byQuarter = (where: string): string => `with recursive slice (day) as ((select due_on from plans.task where listed order by due_on limit 1) union all select (select t.due_on from plans.task t where t.listed and t.due_on >= (date_trunc('quarter', slice.day::timestamp) + interval '3 months')::date order by t.due_on limit 1) from slice where slice.day < 'infinity'),
  page as (select t.* from (select case when day = 'infinity' then 'd:never' else 'd:' || to_char(day, 'YYYY"Q"Q') end as mark from slice) s cross join lateral (${ROW} from plans.task t where t.listed and t.keys collate "C" @> array[s.mark]${where} order by t.due_on, t.id) t limit 101) select page.*, p.title as plan_title from page join plans.plan p on p.id = page.plan_id order by page.due_on, page.id`;
const word = (text: string): string => ` and t.keys collate "C" @> array['${text}'] and position('${text}' in t.searchable) > 0`;

export const questions: Readonly<Record<string, Question>> = {
  'by last day': { path: '/api/v1/tasks', sql: page('') },
  'by plan': { path: '/api/v1/tasks?sort=plan', sql: page('', 't.plan_id, t.position, t.id') },
  'due in a year': { path: '/api/v1/tasks?dueFrom=2027-01-01&dueTo=2027-12-31', sql: page(` and t.due_on >= '2027-01-01' and t.due_on < '2028-01-01'`) },
  'the unit that owes most': { path: `/api/v1/tasks?unit=${MOST}`, sql: owed(MOST) },
  'a unit in the middle': { path: `/api/v1/tasks?unit=${MIDDLE}`, sql: owed(MIDDLE) },
  'a rare word': { path: `/api/v1/tasks?text=${encodeURIComponent('天文')}`, sql: page(word('天文')) },
  'a word of every thirtieth': { path: `/api/v1/tasks?text=${encodeURIComponent('钥匙')}`, sql: byQuarter(word('钥匙')) },
  'a word of every hundredth': { path: `/api/v1/tasks?text=${encodeURIComponent('夏令营')}`, sql: byQuarter(` and t.keys collate "C" @> array['夏令', '令营'] and position('夏令营' in t.searchable) > 0`) },
  'a metric': { path: `/api/v1/tasks?metric=${encodeURIComponent('巩固率')}`, sql: byQuarter(` and t.keys collate "C" @> array['m:巩固率']`) },
  'a common word': { path: `/api/v1/tasks?text=${encodeURIComponent('教师')}`, sql: page(` and position('教师' in t.searchable) > 0`) },
  'a word and a unit': { path: `/api/v1/tasks?text=${encodeURIComponent('校车')}&unit=${MOST}`, sql: page(` and t.keys collate "C" @> array['校车', 'u:${MOST}'] and position('校车' in t.searchable) > 0`) },
  'nothing found': { path: `/api/v1/tasks?text=${encodeURIComponent('飞机')}`, sql: page(word('飞机')) },
};
