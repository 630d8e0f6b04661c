import { expect, test } from 'vitest';
import { daysBetween, deadlinesOf, targetsOf, timeWords } from './shown.ts';
import { words } from './words.ts';

const say = (key: keyof typeof words.zh, values: Readonly<Record<string, string | number>> = {}): string => words.zh[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
const deadline = (text: string, on: string | null) => ({ text, on, about: null });
const target = (text: string) => ({ text, metric: '率', comparator: '>=' as const, value: 1, valueMax: null, unit: '%', year: null, basis: 'at-date' as const, scope: null });
const card = { heading: null, responsibilities: [], leaders: [], offices: [], deadlines: [], targets: [], recurrence: null };

test.each([
  ['overdue', '2026-03-01', '逾期 1 天'], ['near', '2026-03-02', '今天到期'], ['near', '2026-03-03', '还有 1 天'], ['not-due', '2026-12-31', '未到期'], ['no-deadline', null, '未定时限'],
] as const)('%s, due on %s, is said as %s', (time, dueOn, said) => expect(timeWords(say, { time, dueOn }, '2026-03-02')).toBe(said));
test('days are counted by the calendar, also over a leap day', () => expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2));
test('deadlines stand once, the first first, what cannot be dated last, then what recurs', () =>
  expect(deadlinesOf({ ...card, deadlines: [deadline('长期', null), deadline('2027年底', '2027-12-31'), deadline('2026年底', '2026-12-31'), deadline('2026年底', '2026-12-31')], recurrence: { text: '每年', every: 'year' } })).toEqual(['2026年底', '2027年底', '长期', '每年']));
test('a target that another one says too stands once', () => expect(targetsOf({ ...card, targets: [target('达到90%'), target('毛入园率达到90%')] })).toEqual(['毛入园率达到90%']));
