/** A ledger of any size, from a seed: what the tests of plans and the bench fill a database with. */
import { derive, lastDayOf } from '../derived.ts';
import type { DeadlineRow, Hanging, ResponsibilityRow, TargetRow, TaskCore, TaskRow, WorkstreamRow } from '../rows.ts';

export interface ManyTasks {
  readonly units: readonly string[];
  readonly plans: readonly { readonly id: string; readonly owner: string; readonly named: readonly string[] }[];
  readonly workstreams: readonly WorkstreamRow[];
  readonly tasks: readonly (TaskRow & { readonly hanging: Hanging })[];
}

const PLACES = ['城区', '乡村', '寄宿制', '边远', '新建', '薄弱', '民族地区', '移民搬迁安置点'];
const THINGS = ['校舍', '操场', '食堂', '宿舍', '实验室', '图书馆', '幼儿园', '教学点', '特殊教育学校', '职业学校实训基地'];
const DOINGS = ['改造', '扩建', '验收', '配齐设备', '清查台账', '核定编制', '培训教师', '安排资金', '公布结果', '开展督导'];
/** Each stands in one task of so many. */
export const RARE_WORDS = { 教师: 2, 校车: 10, 钥匙: 30, 夏令营: 100, 天文台: 1_000 } as const;
const METRICS = ['三年毛入园率', '巩固率', '新增学位', '生均图书', '骨干教师比例', '大班额比例'];

/** Numbers from a seed; Mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * @param count of tasks, about forty a plan; units are named as papers do: a few in nearly every plan, most in few.
 * @param units of the tree, the most named first.
 */
export function manyTasks(count: number, units: readonly string[], documentId: string, seed = 1): ManyTasks {
  const random = chance(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const hex = (digits: number): string => Array.from({ length: digits }, () => below(16).toString(16)).join('');
  const uuid = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`;
  // Squared: the first units are named a hundred times as often as the last.
  const someUnit = (): string => units[Math.floor(random() ** 2 * units.length)] as string;
  const plans: { id: string; owner: string; named: string[] }[] = [];
  const workstreams: WorkstreamRow[] = [];
  const tasks: (TaskRow & { hanging: Hanging })[] = [];
  while (tasks.length < count) {
    const plan = { id: uuid(), owner: someUnit(), named: [] as string[] };
    const streams = Array.from({ length: 4 }, (_, position): WorkstreamRow => ({ id: uuid(), plan_id: plan.id, parent_id: null, heading: `（${'一二三四'[position]}）${pick(DOINGS)}`, position, span_start: null, span_end: null, version: 1 }));
    const year = 2020 + below(12);
    for (let position = 0; position < 40 && tasks.length < count; position += 1) {
      const n = tasks.length;
      const stream = streams[position % 4] as WorkstreamRow;
      const words = Object.entries(RARE_WORDS).filter(([, every]) => n % every === every - 1).map(([word]) => word);
      const title = `${pick(PLACES)}${pick(THINGS)}${pick(DOINGS)}`;
      const core: TaskCore = {
        id: uuid(), plan_id: plan.id, parent_id: null, workstream_id: stream.id, document_id: documentId, number: String(position + 1), title, kind: pick(['build', 'activity', 'standing', 'issue-paper', 'reach-target']), position,
        text: `${title}。各地要按照${pick(PLACES)}、${pick(PLACES)}的要求，完成${pick(THINGS)}的${pick(DOINGS)}和${pick(DOINGS)}，${words.join('、')}${words.length > 0 ? '要单独列出，' : ''}第${n}项按时报送进展。`,
        goal: null, span_start: 0, span_end: 1, recurrence_text: null, recurrence_every: null, recurrence_start: null, recurrence_end: null, status: 'active', withdrawn_on: null, version: 1,
      };
      const held = { plan_id: plan.id, task_id: core.id, span_start: null, span_end: null, valid_from: `${year}-01-15`, valid_to: null, document_id: documentId };
      const day = random();
      // Half end with a year, as papers like it; a tenth say no day.
      const deadlines: DeadlineRow[] = day < 0.1 ? [] : [{ ...held, id: uuid(), position: 0, text: '按期', due_on: day < 0.6 ? `${year + below(3)}-12-31` : `${year + below(3)}-${String(1 + below(12)).padStart(2, '0')}-${String(1 + below(28)).padStart(2, '0')}`, about: null }];
      const responsibilities = Array.from({ length: 1 + below(4) }, (_, place): ResponsibilityRow => ({ ...held, id: uuid(), position: place, name: `单位${units.indexOf(someUnit())}`, unit_id: someUnit(), collective_id: null, role: place === 0 ? 'lead' : 'cooperating', due_on: lastDayOf(deadlines.map(({ due_on }) => due_on)) }));
      const targets: TargetRow[] = n % 7 === 0 ? [{ ...held, id: uuid(), position: 0, workstream_id: null, text: '达到90%', metric: pick(METRICS), comparator: '>=', value: 90, value_max: null, unit: '%', year: null, basis: 'at-date', scope: null }] : [];
      const hanging = { responsibilities, leaders: [], deadlines, targets };
      plan.named.push(...responsibilities.map(({ unit_id }) => unit_id as string));
      tasks.push({ ...core, ...derive(core, hanging, [stream]), hanging });
    }
    plan.named = [...new Set(plan.named)];
    plans.push(plan);
    workstreams.push(...streams);
  }
  return { units, plans, workstreams, tasks };
}
