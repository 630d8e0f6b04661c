/** Differences in words, the same on every page. */
import type { ComparedTaskItem, PlanComparison, ShownDifference } from '#plans/model';

export const KINDS = ['no-counterpart', 'target-not-taken-up', 'weaker-target', 'later-target', 'later-deadline', 'no-deadline', 'no-lead'] as const satisfies readonly ShownDifference['kind'][];

type Shown = Extract<ShownDifference, { kind: 'weaker-target' }>['upper']['target'];

/** A target's value with its comparator, as signs that both languages know. */
export function valueOf({ comparator, value, valueMax, unit }: Pick<Shown, 'comparator' | 'value' | 'valueMax' | 'unit'>): string {
  if (comparator === 'eliminate') return '= 0';
  if (comparator === 'range') return `${value}–${valueMax ?? ''}${unit}`;
  const sign: Readonly<Record<string, string>> = { '>=': '≥ ', '<=': '≤ ', '>': '> ', '<': '< ', '~': '≈ ', '=': '' };
  return `${sign[comparator] ?? ''}${value}${unit}`;
}

export interface Line {
  readonly upperTask: ComparedTaskItem | null;
  readonly lowerTask: ComparedTaskItem | null;
  readonly upperWords: string | null;
  readonly lowerWords: string | null;
  /** The two sides of the difference, or null where one side has nothing. */
  readonly values: readonly [string, string] | null;
}

export function lineOf(one: ShownDifference, { upper, lower }: Pick<PlanComparison, 'upper' | 'lower'>): Line {
  const above = (id: string | null): ComparedTaskItem | null => upper.tasks.find((task) => task.id === id) ?? null;
  const under = (id: string | null): ComparedTaskItem | null => lower.tasks.find((task) => task.id === id) ?? null;
  switch (one.kind) {
    case 'weaker-target':
    case 'later-target': {
      const years = one.kind === 'later-target';
      return {
        upperTask: above(one.upper.taskId), lowerTask: under(one.lower.taskId), upperWords: one.upper.target.text, lowerWords: one.lower.target.text,
        values: years ? [String(one.upper.target.year), String(one.lower.target.year)] : [valueOf(one.upper.target), valueOf(one.lower.target)],
      };
    }
    case 'later-deadline': return { upperTask: above(one.upperTask), lowerTask: under(one.lowerTask), upperWords: null, lowerWords: null, values: [one.upperOn, one.lowerOn] };
    case 'no-deadline': return { upperTask: above(one.upperTask), lowerTask: under(one.lowerTask), upperWords: null, lowerWords: null, values: [one.upperOn, ''] };
    case 'no-counterpart': return { upperTask: above(one.upperTask), lowerTask: null, upperWords: null, lowerWords: null, values: null };
    case 'target-not-taken-up': return { upperTask: above(one.upper.taskId), lowerTask: null, upperWords: one.upper.target.text, lowerWords: null, values: null };
    case 'no-lead': return { upperTask: null, lowerTask: under(one.lowerTask), upperWords: null, lowerWords: null, values: null };
  }
}

const FIRST_WORDS = 70;

export function taskName({ number, title, text }: Pick<ComparedTaskItem, 'number' | 'title' | 'text'>): string {
  const words = [...(title ?? text).replace(/\s+/gu, '')];
  return `${number === null ? '' : `${number} `}${words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).join('')}…` : words.join('')}`;
}
