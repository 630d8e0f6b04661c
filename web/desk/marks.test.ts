import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSource, textSource } from '#reader';
import { spansOf } from './anchor.ts';
import { anchorIn, MARK_KINDS, type Mark, MarkIndex, marksOf, segmentsOf } from './marks.ts';

const LENGTH = 60;
const spanned = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })).filter(({ start, end }) => start < end);
const marks = fc.array(fc.record({ at: spanned, kind: fc.constantFrom(...MARK_KINDS), n: fc.nat(9) }), { maxLength: 12 })
  .map((list): Mark[] => list.map(({ at, kind, n }) => ({ ...at, kind, anchor: `t${n}` })).sort((a, b) => a.start - b.start || a.end - b.end));

describe('segments', () => {
  test('join to exactly the passage, each within or outside every mark', () => {
    fc.assert(fc.property(marks, spanned, (list, { start, end }) => {
      const segments = segmentsOf(start, end, list.filter((mark) => mark.start < end && mark.end > start), []);
      expect(segments[0]?.start).toBe(start);
      expect(segments.at(-1)?.end).toBe(end);
      segments.forEach((segment, i) => {
        if (i > 0) expect(segment.start).toBe(segments[i - 1]?.end);
        const over = list.filter((mark) => mark.start < segment.end && mark.end > segment.start);
        expect(over.every((mark) => mark.start <= segment.start && mark.end >= segment.end)).toBe(true);
        expect(segment.anchors.length).toBe(over.length);
      });
    }));
  });

  test('the index finds the marks that looking at each would find', () => {
    fc.assert(fc.property(marks, spanned, (list, { start, end }) => {
      expect(new MarkIndex(list).touching(start, end)).toEqual(list.filter((mark) => mark.start < end && mark.end > start));
    }));
  });

  test('the shortest mark gives its kind; a stress is told with its strongest', () => {
    const [outer, inner] = segmentsOf(0, 10, [{ start: 0, end: 10, kind: 'target', anchor: 's0' }, { start: 4, end: 6, kind: 'deadline', anchor: 't0.d0' }],
      [{ span: [0, 10], emphasis: 'within' }, { span: [4, 6], emphasis: 'chosen' }]);
    expect([outer?.kind, outer?.emphasis]).toEqual(['target', 'within']);
    expect([inner?.kind, inner?.emphasis, inner?.anchors[0]]).toEqual(['deadline', 'chosen', 't0.d0']);
  });
});

describe('anchors', () => {
  const reading = readSource(textSource('松岭县方案\n一、任务\n1.改造校舍。2027年底前改造校舍6所。（县教育局、县财政局，列第一位的单位为牵头单位）\n2.招聘教师。每年招聘30名。（县人社局、县教育局）\n'), { name: 'x' });
  const list = marksOf(reading);

  test('each mark stands at a place of its anchor, and the place leads back to it', () => {
    expect(list.length).toBeGreaterThan(5);
    const index = new MarkIndex(list);
    for (const mark of list) {
      expect(spansOf(reading, mark.anchor)).toContainEqual([mark.start, mark.end]);
      if (mark.kind !== 'finding') expect(spansOf(reading, anchorIn(reading, index, mark.start, mark.end, null)).length).toBeGreaterThan(0);
    }
  });

  test('an anchor that the reading does not have has no place', () => {
    for (const anchor of ['t99', 't0.r99', 'x1', '', 't', 'f99', 'f0.k99', 'h.nothing', 'h.constructor', 't0.r',  't0.z', 'tNaN']) expect(spansOf(reading, anchor)).toEqual([]);
  });

  test('words outside every task lead nowhere', () => {
    expect(anchorIn(reading, new MarkIndex(list), 0, 2, null)).toBe(null);
  });
});

test('a note on the whole document puts no sign on each line; a graver finding does', () => {
  const reading = readSource(textSource('x'.repeat(50)), { name: 'x' });
  const spans = [[0, 2], [4, 6], [8, 10]] as const;
  const found = (severity: 'note' | 'warning', places: number) => ({ code: 'c', severity, message: 'm', spans: spans.slice(0, places) });
  const marked = marksOf({ ...reading, findings: [found('note', 3), found('warning', 3), found('note', 1)] });
  expect(marked.map((mark) => mark.anchor).sort()).toEqual(['f1', 'f1', 'f1', 'f2']);
});
