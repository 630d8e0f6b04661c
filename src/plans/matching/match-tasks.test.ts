import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alike, pairsOf } from './similarity.ts';
import { type Matchable, matchTasks } from './match-tasks.ts';

const task = (id: string, number: string | null, text: string, more: Partial<Matchable> = {}): Matchable => ({ id, number, text, heading: [], title: null, ...more });
const pairsIn = (matching: ReturnType<typeof matchTasks>): string[] => matching.pairs.map(({ left, right }) => `${left}-${right}`);

describe('tasks of an amendment find the ones they change', () => {
  const plan = [
    task('a', '1', '新建改扩建公办幼儿园16所，新增学位4800个。'),
    task('b', '2', '消除66人以上超大班额，2026年底前全面完成。'),
    task('c', '3', '为寄宿制学校配备取暖设施和开水设备。'),
    task('d', '4', '建立控辍保学台账，逐月核对在校生名单。'),
  ];
  test('by their words, whatever number they have now', () => {
    const later = [task('x', '1', '消除66人以上超大班额，2027年6月底前全面完成。'), task('y', '2', '新建改扩建公办幼儿园20所，新增学位6000个。')];
    const matching = matchTasks(plan, later);
    expect(pairsIn(matching)).toEqual(['a-y', 'b-x']);
    expect(matching.leftAlone).toEqual(['c', 'd']);
    expect(matching.rightAlone).toEqual([]);
  });
  test('a number alone makes no pair', () => {
    expect(matchTasks(plan, [task('x', '3', '公布监督举报电话。')])).toMatchObject({ pairs: [], rightAlone: ['x'] });
  });
  test('a short wording that stands whole in the long one is found, and said to', () => {
    const matching = matchTasks([task('a', null, '到2027年，各县建成至少一所标准化的特殊教育学校，配齐康复训练设备和专职教师，并纳入年度督导内容，由县级政府统筹经费和用地。')], [task('x', null, '各县建成至少一所标准化的特殊教育学校')]);
    expect(matching.pairs).toMatchObject([{ left: 'a', right: 'x', because: expect.arrayContaining(['contained']) }]);
  });
  test('the same words are certain', () => {
    expect(matchTasks(plan, plan).pairs.every(({ score }) => score === 1)).toBe(true);
  });
});

const text = fc.array(fc.constantFrom('建设', '学校', '教师', '班额', '2027年', '学位', '幼儿园', '督导', '经费', '、', '。'), { maxLength: 12 }).map((words) => words.join(''));
const list = (name: string): fc.Arbitrary<Matchable[]> => fc.array(fc.record({ number: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), text }), { maxLength: 8 })
  .map((some) => some.map(({ number, text: words }, place) => task(`${name}${place}`, number, words)));

test('whatever the lists, each task is told once, and a pair either way is the same pair', () => {
  fc.assert(fc.property(list('a'), list('b'), (a, b) => {
    const { pairs, leftAlone, rightAlone } = matchTasks(a, b);
    expect([...pairs.map(({ left }) => left), ...leftAlone].sort()).toEqual(a.map(({ id }) => id).sort());
    expect([...pairs.map(({ right }) => right), ...rightAlone].sort()).toEqual(b.map(({ id }) => id).sort());
    for (const { score } of pairs) expect(score > 0 && score <= 1).toBe(true);
  }));
});

test('likeness is symmetric, between 0 and 1, and 1 of a passage with itself', () => {
  fc.assert(fc.property(text, text, (a, b) => {
    const [one, other] = [pairsOf(a), pairsOf(b)];
    expect(alike(one, other)).toBe(alike(other, one));
    expect(alike(one, other)).toBeGreaterThanOrEqual(0);
    expect(alike(one, other)).toBeLessThanOrEqual(1);
    expect(alike(one, one)).toBe(one.size === 0 ? 0 : 1);
  }));
});
