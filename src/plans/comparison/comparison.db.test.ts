import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { isRefusal } from '#kernel';
import { writeTable } from '#forms';
import { takeIn } from '#intake';
import { type Caller, SYSTEM } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { draftPlan, openPlan } from '../drafting.ts';
import type { Plan } from '../model.ts';
import { publishPlan } from '../publishing.ts';
import { must, paper, published, SIGNED, testRoom, type TestRoom } from '../testing.ts';
import { linkPlans, listImplementations, openComparison, sayCounterpart, sharedTargets, unlinkPlans } from './commands.ts';
import { comparisonReport } from './report.ts';
import type { PlanComparison } from './shapes.ts';

/** A town's plan under the county's of `paper()`: fewer places, a later date, one task left out, one of its own that nobody leads. */
const TOWN = `松溪镇教育提升工作方案

一、工作任务
1.扩建城区校舍。到2028年底，新建小学2所，新增学位600个。（镇中心校、镇财政所）
2.培训骨干教师。每年培训骨干教师100名。（镇中心校）
3.落实教师工资待遇，按月发放到位。（镇财政所）
4.改造校园厕所和洗漱间。
以上任务列第一位的单位为牵头单位。
`;

const nameOf = (task: { readonly title: string | null; readonly text: string } | undefined): string => task?.title ?? task?.text.replace(/。$/u, '') ?? '';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  const linked = async (): Promise<{ at: TestRoom; county: Plan; town: Plan; id: string }> => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const county = await published(at);
    const town = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(TOWN, '镇方案.txt'), ownerUnitId: null, periodFrom: null, periodTo: null }));
    return { at, county, town, id: must(await linkPlans(at, SYSTEM, town.id, county.id)).id };
  };
  const told = ({ differences, upper, lower }: PlanComparison): string[] => differences.map((one) => {
    const title = (side: PlanComparison['upper'], id: string | null): string => nameOf(side.tasks.find((task) => task.id === id));
    switch (one.kind) {
      case 'no-lead': return `${one.kind} ${title(lower, one.lowerTask)}`;
      case 'weaker-target': case 'later-target': case 'target-not-taken-up': return `${one.kind} ${one.upper.target.text}`;
      default: return `${one.kind} ${title(upper, one.upperTask)}`;
    }
  });

  test('a draft is held against the published plan above it', async () => {
    const { at, id } = await linked();
    const comparison = must(await openComparison(at, SYSTEM, id));
    expect(told(comparison)).toEqual(['later-deadline 扩建城区校舍', 'later-target 新建小学2所', 'weaker-target 新增学位1800个', 'no-counterpart 建设乡村幼儿园', 'no-deadline 落实教师工资待遇', 'no-lead 改造校园厕所和洗漱间']);
    expect(comparison).toMatchObject({ heldCount: 1, editable: true });
    expect(comparison.pairs.map(({ by }) => by)).toEqual(['words', 'words', 'words']);
  });

  test('the report says it on paper', async () => {
    const { at, id } = await linked();
    const bytes = await writeTable(comparisonReport(must(await openComparison(at, SYSTEM, id))), 'docx');
    const source = isRefusal(bytes) ? bytes : await takeIn(bytes, '对照.docx');
    const text = isRefusal(source) ? source.refused : source.text;
    for (const words of ['《松溪镇教育提升工作方案》', '《云岭县教育提升实施方案》', '目标值低于上级（1处）', '上级1800个，本级600个', '上级2027-12-31，本级2028-12-31', '没有对应的任务']) expect(text).toContain(words);
  });

  test('what a person says goes before the words, is kept when the draft is published, and can be taken back', async () => {
    const { at, town, id } = await linked();
    const before = must(await openComparison(at, SYSTEM, id));
    const task = (title: string, side = before.upper): string => side.tasks.find((one) => nameOf(one) === title)?.id ?? '';
    const kindergarten = task('建设乡村幼儿园');
    const exempt = must(await sayCounterpart(at, SYSTEM, id, before.version, kindergarten, { lowerTask: null, reason: '本镇没有建设任务' }));
    expect(told(exempt)).not.toContain('no-counterpart 建设乡村幼儿园');
    expect(exempt.pairs.at(-1)).toMatchObject({ lower: null, by: 'person', reason: '本镇没有建设任务' });
    expect(await sayCounterpart(at, SYSTEM, id, before.version, kindergarten, undefined)).toMatchObject({ refused: 'stale' });

    const said = must(await sayCounterpart(at, SYSTEM, id, exempt.version, kindergarten, { lowerTask: task('改造校园厕所和洗漱间', before.lower), reason: null }));
    expect(said.pairs.find(({ upper }) => upper === kindergarten)).toMatchObject({ by: 'person', lower: task('改造校园厕所和洗漱间', before.lower) });
    must(await publishPlan(at, SYSTEM, town.id, must(await openPlan(at, SYSTEM, town.id)).version, { signOff: SIGNED, overrides: [] }));
    const later = must(await openComparison(at, SYSTEM, id));
    expect(later.lower.status).toBe('published');
    expect(later.pairs.find(({ upper }) => upper === kindergarten)).toMatchObject({ by: 'person', lower: task('改造校园厕所和洗漱间', later.lower) });
    expect(told(must(await sayCounterpart(at, SYSTEM, id, later.version, kindergarten, undefined)))).toContain('no-counterpart 建设乡村幼儿园');
    expect(await sayCounterpart(at, SYSTEM, id, later.version + 1, 'nothing', undefined)).toMatchObject({ refused: 'task-not-in-plan' });
  });

  test('plans are linked once, to another, and unlinked', async () => {
    const { at, county, town, id } = await linked();
    expect(must(await linkPlans(at, SYSTEM, town.id, county.id)).id).toBe(id);
    expect(await linkPlans(at, SYSTEM, town.id, town.id)).toMatchObject({ refused: 'plan-implements-itself' });
    expect(must(await listImplementations(at, SYSTEM, county.id))).toMatchObject([{ upper: { title: county.title }, lower: { title: town.title } }]);
    expect(await unlinkPlans(at, SYSTEM, id, 1)).toBeUndefined();
    expect(await openComparison(at, SYSTEM, id)).toMatchObject({ refused: 'comparison-not-found' });
  });

  test('who may not see one of the plans sees no comparison; a reader says nothing of it', async () => {
    const { at, county, id } = await linked();
    const reader = (unitId: string | null): Caller => ({ kind: 'account', id: county.id, grants: [{ role: 'reader', unitId }], sessionId: null });
    expect(await openComparison(at, reader(county.id), id)).toMatchObject({ refused: 'comparison-not-found' });
    expect(must(await openComparison(at, reader(null), id)).editable).toBe(false);
    expect(await sayCounterpart(at, reader(null), id, 1, 'x', undefined)).toMatchObject({ refused: 'not-allowed' });
  });

  test('the same target in two published plans is linked, and a contradiction shows', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    await published(at);
    await published(at, paper().replace('云岭县教育提升', '云岭县学位建设').replace('1800个', '1600个').replaceAll('云政办〔2026〕7号', '云政办〔2026〕9号'));
    const shared = must(await sharedTargets(at, SYSTEM));
    expect(shared[0]).toMatchObject({ agree: false, year: 2027, places: [{ target: { value: expect.any(Number) } }, {}] });
    expect(shared.filter(({ agree }) => agree).length).toBeGreaterThan(0);
    expect(must(await sharedTargets(at, { kind: 'account', id: null, grants: [], sessionId: null }))).toEqual([]);
  });
});
