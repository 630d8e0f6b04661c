/** A form that is read in again says the same: the product's own intake and reader, from the visible cells alone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel';
import { readDocument } from '#documents/reading';
import { writeForm, type FormKind } from '#forms';
import { readSource, textSource } from '#reader';
import type { Reading, Role, Target } from '#reader/model';
import { buildReading } from './build-reading.ts';

const root = join(import.meta.dirname, '..', '..');
const bare = (text: string | null) => (text ?? '').replace(/\s/g, '');
const ORDER = { lead: 0, 'co-lead': 1, cooperating: 2 };
const said = (target: Target) => [bare(target.text), bare(target.metric), target.comparator, target.value, target.valueMax, target.unit, target.year, target.basis].join('|');

/** What both readings must agree on. */
export function essence(reading: Reading) {
  return {
    tasks: reading.tasks.map((task) => ({
      number: task.number, heading: task.heading.map(bare), text: bare(task.text),
      units: task.responsibilities.toSorted((a, b) => ORDER[a.role] - ORDER[b.role]).map((one) => `${one.role} ${bare(one.unit)}`),
      leaders: task.leaders.map(bare), offices: task.offices.map(bare),
      deadlines: task.deadlines.map((one) => `${bare(one.text)} ${one.on}`),
      targets: task.targets.map(said),
    })),
    targets: reading.targets.map((target) => `${target.heading.map(bare).join('>')} ${said(target)}`).toSorted(),
  };
}

async function again(reading: Reading, form: FormKind, format: 'docx' | 'xlsx'): Promise<Reading> {
  const file = await writeForm(reading, { format, form });
  if (isRefusal(file)) throw new Error(JSON.stringify(file));
  const back = await readDocument(file.bytes, file.fileName);
  if (isRefusal(back)) throw new Error(JSON.stringify(back));
  return back;
}

const WAYS = (['ledger', 'responsibility'] as const).flatMap((form) => (['docx', 'xlsx'] as const).map((format) => ({ form, format })));

async function goesRound(reading: Reading): Promise<void> {
  const before = essence(reading);
  for (const { form, format } of WAYS) expect({ form, format, ...essence(await again(reading, form, format)) }).toEqual({ form, format, ...before });
}

const verb = fc.constantFrom('完善', '推进', '落实', '健全', '组织实施');
const thing = fc.constantFrom('乡村学校结对帮扶制度', '校舍安全排查', '《云溪县教师培训规划（2025—2027年）》', '学位预警机制', '“三个课堂”建设', '特殊教育资源教室配备');
const more = fc.constantFrom('', '逐校建立台账，每学期公布一次进展。', '到2026年，寄宿制学校达标率达到95%。', '2025年底前建成标准化食堂12个。', '对不足100人的教学点按100人核定公用经费。');
const county = fc.constantFrom('县教育局', '县财政局', '县人力资源社会保障局', '县发展改革局', '县工业和信息化局', '县委编办', '各乡镇人民政府', '县住房城乡建设局');
const measure = fc.record({ verb, thing, more, units: fc.uniqueArray(county, { minLength: 1, maxLength: 5 }) })
  .map((one) => `${one.verb}${one.thing}。${one.more}（${one.units.join('、')}）`);
const aim = fc.constantFrom('', '到2027年，全县学前三年毛入园率达到92%，公办园占比不低于55%。', '到2026年，高中阶段教育毛入学率达到94%左右。');
const section = fc.record({ name: fc.uniqueArray(thing.filter((one) => !one.includes('《')), { minLength: 1, maxLength: 1 }), aim, measures: fc.array(measure, { minLength: 1, maxLength: 4 }) });
const NUMERALS = ['一', '二', '三', '四'];
/** A plan in prose: numbered measures under two levels of headings, the rule for the lead said once. */
const plan = fc.record({ sections: fc.array(section, { minLength: 1, maxLength: 4 }), restart: fc.boolean() }).map(({ sections, restart }) => {
  let number = 0;
  const lines = ['云溪县教育提质行动方案', '', '　　二、重点任务'];
  for (const [place, one] of sections.entries()) {
    if (restart) number = 0;
    lines.push(`　　（${NUMERALS[place]}）加强${one.name[0]}`);
    if (one.aim !== '') lines.push(`　　${one.aim}`);
    for (const words of one.measures) { number += 1; lines.push(`　　${number}.${place === 0 && number === 1 ? words.replace('）', '。列在第一位的为牵头单位，下同）') : words}`); }
  }
  return lines.join('\n');
});

const role = fc.uniqueArray(county, { maxLength: 6 }).chain((names) => fc.integer({ min: Math.min(1, names.length), max: Math.max(1, names.length) }).map((leads) =>
  names.map((name, place): [string, Role] => [name, place === 0 ? 'lead' : place < leads ? 'co-lead' : 'cooperating'])));
const task = fc.record({
  number: fc.option(fc.integer({ min: 1, max: 40 }).map(String), { nil: null }),
  text: fc.record({ start: fc.constantFrom('', '', '12所寄宿制学校'), verb, thing, tail: fc.constantFrom('', '明确经费来源和责任人，按季度调度。', '（1）摸清底数；\n（2）分类施策；\n（3）跟踪问效。') }).map((one) => `${one.start}${one.verb}${one.thing}。${one.tail}`),
  goal: fc.option(fc.constantFrom('基本补齐农村学校办学短板，城乡差距明显缩小。', '教师队伍结构更加合理，紧缺学科教师配备到位。'), { nil: null }),
  units: role,
  leaders: fc.uniqueArray(fc.constantFrom('县教育局分管领导', '各部门分管领导', '县政府分管领导'), { maxLength: 2 }),
  offices: fc.uniqueArray(fc.constantFrom('基础教育股', '规划财务股', '人事股', '督导室'), { maxLength: 3 }),
  deadlines: fc.uniqueArray(fc.constantFrom('2025年9月底', '2026年12月', '2027年底前', '2026年8月31日前'), { maxLength: 2 }),
});
const shape: fc.Arbitrary<string[][]> = fc.constantFrom<string[][]>(
  [['一、补齐短板'], ['二、建强队伍'], ['三、加强保障']],
  [['一、重点任务', '（一）补齐短板'], ['一、重点任务', '（二）建强队伍'], ['二、保障措施', '（一）加强领导']],
  [['一、总体任务'], ['二、重点任务', '（一）补齐短板'], ['二、重点任务', '（二）建强队伍'], ['三、保障措施']],
  [['一、重点任务', '（一）补齐短板', '1.学校布局'], ['一、重点任务', '（一）补齐短板', '2.校舍建设'], ['二、保障措施', '（一）加强领导', '1.协调机制']],
  [['一、补齐短板'], []],
  [[]],
);
const sketches = shape.chain((paths) => fc.tuple(...paths.map((heading) => fc.array(task.map((one) => ({ ...one, heading })), { minLength: 1, maxLength: 3 }))))
  .map((groups) => buildReading({ title: '云溪县教育提质行动方案', tasks: groups.flat() }));

describe('round trip through Word and Excel', () => {
  it('a ledger with everything: levels of headings, several leads, leaders, offices, dates, goals', async () => {
    const without = (reading: Reading) => essence(reading).tasks.map(({ targets: _targets, ...one }) => ({ ...one, deadlines: one.deadlines.map((words) => words.replace(/ .*$/, '')) }));
    await fc.assert(fc.asyncProperty(sketches, async (reading) => {
      for (const { form, format } of WAYS) expect({ form, format, tasks: without(await again(reading, form, format)) }).toEqual({ form, format, tasks: without(reading) });
    }), { numRuns: 25 });
  }, 120_000);

  it('a plan in prose, whatever its sections', async () => {
    await fc.assert(fc.asyncProperty(plan, async (text) => {
      const reading = readSource(textSource(text), { name: '方案.txt' });
      fc.pre(reading.tasks.length > 0);
      await goesRound(reading);
    }), { numRuns: 25 });
  }, 120_000);

  const samples = join(root, 'samples');
  for (const name of readdirSync(samples).filter((file) => /\.(docx|xlsx|html|md|txt|pdf|ofd|doc)$/.test(file))) {
    it(`sample ${name}`, async () => {
      const reading = await readDocument(readFileSync(join(samples, name)), name);
      if (isRefusal(reading)) throw new Error(JSON.stringify(reading));
      expect(reading.tasks.length).toBeGreaterThan(0);
      await goesRound(reading);
    });
  }

  const seeds = join(root, '..', 'shared', 'seeds');
  const there = existsSync(seeds) ? readdirSync(seeds).filter((file) => file.endsWith('.txt')) : [];
  it(`${there.length} real documents lie beside the project (where there are none, nothing is compared)`, async () => {
    for (const name of there) {
      const reading = await readDocument(readFileSync(join(seeds, name)), name);
      if (isRefusal(reading)) throw new Error(JSON.stringify(reading));
      await goesRound(reading);
    }
  }, 120_000);
});
