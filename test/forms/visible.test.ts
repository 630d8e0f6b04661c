import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel';
import { writeForm, type FormKind } from '#forms';
import type { Reading, Role } from '#reader/model';
import { buildReading, type ReadingSketch, type TaskSketch } from './build-reading.ts';
import { example } from './example.ts';
import { bare, seeDocx, seeXlsx, tasksOf, type Visible } from './visible.ts';

const words = fc.stringMatching(/^[学校建设经费县乡教师，、“”（）<>&"'=+@A-Za-z—·𠮷㐀]{4,60}$/u).filter((text) => bare(text) !== '' && !/^[（(]/.test(text));
const sentence = words.map((text) => `推进${text}。`);
const unitName = fc.constantFrom('县教育局', '县财政局', '县工业和信息化局', '各乡镇人民政府（街道办事处）', '各市、县〔区〕政府', '省教育厅及成员单位', '县委编办', '临溪县住房城乡建设局');
const RANK = { lead: 0, 'co-lead': 1, cooperating: 2 };
const roleList = fc.uniqueArray(unitName, { maxLength: 5 }).chain((names) => fc.record({ names: fc.constant(names), leads: fc.integer({ min: names.length > 0 ? 1 : 0, max: names.length }) }))
  .map(({ names, leads }) => names.map((name, place): [string, Role] => [name, place === 0 ? 'lead' : place < leads ? 'co-lead' : 'cooperating']))
  .chain((units) => fc.shuffledSubarray(units, { minLength: units.length }));
const deadline = fc.constantFrom('2025年9月底', '2026年底前', '到2027年', '三年内', '2026年12月31日前');
const taskOf = (heading: string[]): fc.Arbitrary<TaskSketch> => fc.record({
  number: fc.option(fc.integer({ min: 1, max: 99 }).map(String), { nil: null }),
  heading: fc.constant(heading), text: sentence, goal: fc.option(sentence, { nil: null }), units: roleList,
  leaders: fc.uniqueArray(fc.constantFrom('县教育局分管领导', '各部门分管领导'), { maxLength: 2 }),
  offices: fc.uniqueArray(fc.constantFrom('基础教育股', '规划财务股', '督导室'), { maxLength: 3 }),
  deadlines: fc.uniqueArray(deadline, { maxLength: 2 }),
});
const numerals = ['一', '二', '三', '四'];
/** Heading paths of one, two or mixed levels, numbered and not. */
const paths = fc.tuple(fc.constantFrom('flat', 'deep', 'mixed', 'plain', 'plain-deep', 'plain-top', 'same-family', 'ended', 'none'), fc.array(words, { minLength: 8, maxLength: 8 })).map(([kind, names]): string[][] => {
  const top = (i: number) => `${numerals[i]}、抓好${names[i]}`;
  const sub = (i: number) => `（${numerals[i % 2]}）做实${names[4 + i]}`;
  if (kind === 'none') return [[]];
  if (kind === 'same-family') return [[top(0), top(1)], [top(0), top(2)], [top(3), top(1)]];
  if (kind === 'ended') return [[top(0)], []];
  if (kind === 'plain-top') return [[`抓好甲${names[0]}`, top(0)], [`抓好乙${names[1]}`, top(0)], [`抓好乙${names[1]}`, top(1)]];
  if (kind === 'flat') return [[top(0)], [top(1)], [top(2)]];
  if (kind === 'deep') return [[top(0), sub(0)], [top(0), sub(1)], [top(1), sub(2)]];
  if (kind === 'mixed') return [[top(0)], [top(0), sub(0)], [top(0), sub(1)], [top(1)], [top(2), sub(2)]];
  if (kind === 'plain') return [[`抓好甲${names[0]}`], [`抓好乙${names[1]}`]];
  return [[`抓好甲${names[0]}`, `做实丙${names[1]}`], [`抓好甲${names[0]}`, `做实丁${names[2]}`], [`抓好乙${names[3]}`, `做实戊${names[4]}`]];
});
const readings: fc.Arbitrary<Reading> = fc.tuple(paths, words).chain(([all, title]) =>
  fc.tuple(...all.map((path) => fc.array(taskOf(path), { minLength: 1, maxLength: 3 }))).map((groups): ReadingSketch => ({ title: `云溪县${title}方案`, tasks: groups.flat() })),
).map(buildReading);

function expected(reading: Reading, form: FormKind) {
  return reading.tasks.map((task) => ({
    number: task.number ?? '', heading: task.heading.map(bare), text: bare(task.text),
    units: task.responsibilities.toSorted((a, b) => RANK[a.role] - RANK[b.role]).map((one) => [one.unit, one.role]), leaders: task.leaders, offices: task.offices,
    deadlines: task.deadlines.map((one) => one.text), ...(form === 'ledger' ? { goal: bare(task.goal ?? '') } : {}),
  }));
}

async function see(reading: Reading, form: FormKind, format: 'docx' | 'xlsx'): Promise<Visible> {
  const file = await writeForm(reading, { format, form });
  if (isRefusal(file)) throw new Error(JSON.stringify(file));
  return format === 'docx' ? seeDocx(file.bytes) : seeXlsx(file.bytes);
}

describe('the visible cells of a written form carry the whole reading', () => {
  for (const form of ['ledger', 'responsibility'] as const) {
    for (const format of ['docx', 'xlsx'] as const) {
      it(`${form} as ${format}`, async () => {
        await fc.assert(fc.asyncProperty(readings, async (reading) => {
          const { tasks } = tasksOf(await see(reading, form, format));
          expect(tasks.map(({ goal, ...task }) => (form === 'ledger' ? { ...task, goal } : task))).toEqual(expected(reading, form));
        }), { numRuns: 40 });
      }, 60_000);
    }
  }

  it('targets of a group stand in its goal cell, or in a row of their own where the form has no such column', async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      const ledger = tasksOf(await see(example, 'ledger', format));
      const nursery = ledger.tasks.find((task) => task.number === '5');
      expect(nursery?.goal).toBe('到2026年，全县学前三年毛入园率达到92%，公办园在园幼儿占比达到55%。');
      const { aims } = tasksOf(await see(example, 'responsibility', format));
      for (const target of example.targets) expect(aims.some((aim) => aim.includes(target.text))).toBe(true);
    }
  });

  it('says who leads and what the form has no place for', async () => {
    const { below } = await see(example, 'ledger', 'docx');
    expect(below[0]).toBe('注：排在第一位的责任部门为牵头部门。');
    expect(below.join('\n')).toContain('有2项已在单位名称后用括号标明');
    expect((await see(example, 'ledger', 'xlsx')).below).toEqual(below);
  });
});
