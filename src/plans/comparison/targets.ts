/** When two targets speak of the same thing, and which of them asks for less. Pure. */
import { alike, bare, contained, pairsOf } from '../matching/similarity.ts';
import type { ComparedTarget } from './shapes.ts';

/** Metrics are the same from here on: 学前三年毛入园率 and 毛入园率 are, 毛入园率 and 毛入学率 are not. */
const SAME_METRIC = 0.72;
/** Words around a metric that say nothing of what is measured. */
const EMPTY = /全县|全市|全省|全区|全州|各县|各市|我县|我市|我省|本县|本市|本省|全部|力争|确保|基本|总体|达到|比例|年末|年底/gu;

export function sameMetric(a: ComparedTarget, b: ComparedTarget): boolean {
  if (unitKind(a.unit) !== unitKind(b.unit) || a.basis !== b.basis) return false;
  const [one, other] = [core(a.metric), core(b.metric)];
  if (one === other) return true;
  if (one.length < 3 || other.length < 3) return false;
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  // A longer name of the same thing ends alike: 率, 数, 面积 decide.
  return one.slice(-2) === other.slice(-2) && (alike(pairs, others) >= SAME_METRIC || contained(pairs, others) >= 0.99);
}

/** Targets of the same metric have the same; it is found without holding each against each. */
export function signOf({ unit, metric }: ComparedTarget): string {
  return `${unitKind(unit)} ${core(metric).slice(-2)}`;
}

function core(metric: string): string {
  return bare(metric.replace(EMPTY, ''));
}

/** Units in which values can be compared: 所 and 个 of a thing are its count. */
export function unitKind(unit: string): string {
  const plain = bare(unit);
  if (plain === '' || /^[个所名人间套处座件台辆次]$/u.test(plain)) return 'count';
  return plain;
}

/** Whether the lower target asks for less than the upper one, years aside. */
export function isWeaker(lower: ComparedTarget, upper: ComparedTarget): boolean {
  if (upper.comparator === 'eliminate') return lower.comparator !== 'eliminate' && lower.value > 0;
  if (lower.comparator === 'eliminate') return false;
  const [mine, asked] = [boundsOf(lower), boundsOf(upper)];
  if (asked.least !== null) return (mine.least ?? mine.most ?? Number.POSITIVE_INFINITY) < asked.least;
  if (asked.most !== null) return (mine.most ?? mine.least ?? Number.NEGATIVE_INFINITY) > asked.most;
  return false;
}

/** The least and the most that a target allows; a plain or rough value is a least one, since plans count up. */
function boundsOf({ comparator, value, valueMax }: ComparedTarget): { least: number | null; most: number | null } {
  switch (comparator) {
    case '<=': case '<': return { least: null, most: value };
    case 'range': return { least: value, most: valueMax };
    case 'eliminate': return { least: null, most: 0 };
    default: return { least: value, most: null };
  }
}
