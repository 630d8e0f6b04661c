/** A figure: what was measured, the floor measured in the same run, and the bounds that hold for it. */

/** Medians over the rounds, with the lowest and the highest of them. */
export interface Measured { readonly median: number; readonly lowest: number; readonly highest: number }

export interface Bound { readonly atMost?: number; readonly atLeast?: number }

export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly measured: Measured;
  /** The least work that could give the same; in the same unit. */
  readonly floor?: { readonly name: string; readonly measured: Measured };
  /** To the floor: how many times slower or larger, taken round by round. */
  readonly ratio?: Measured;
  /** Bounds on the median, and on the median ratio. */
  readonly bound?: Bound;
  readonly ratioBound?: Bound;
}

export function isKept(median: number | undefined, bound: Bound | undefined): boolean {
  if (bound === undefined || median === undefined) return true;
  return median <= (bound.atMost ?? Infinity) && median >= (bound.atLeast ?? -Infinity);
}

export function holds(figure: Figure): boolean {
  return isKept(figure.measured.median, figure.bound) && isKept(figure.ratio?.median, figure.ratioBound);
}

/** The figures as a table for people. */
export function table(figures: readonly Figure[]): string {
  const head = ['figure', 'median', 'lowest–highest', 'floor', 'ratio', 'bound', ''];
  const rows = figures.map((figure) => [
    figure.name, `${short(figure.measured.median)} ${figure.unit}`, spread(figure.measured),
    figure.floor === undefined ? '' : `${short(figure.floor.measured.median)} (${figure.floor.name})`,
    figure.ratio === undefined ? '' : `${short(figure.ratio.median)}× (${spread(figure.ratio)})`,
    [boundText(figure.bound, ` ${figure.unit}`), boundText(figure.ratioBound, '×')].filter((text) => text !== '').join(', '),
    figure.bound === undefined && figure.ratioBound === undefined ? '' : holds(figure) ? 'held' : 'MISSED',
  ]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => (row[column] as string).length)));
  return [head, ...rows].map((row) => row.map((text, column) => text.padEnd(widths[column] as number)).join('  ').trimEnd()).join('\n');
}

function spread({ lowest, highest }: Measured): string {
  return lowest === highest ? '' : `${short(lowest)}–${short(highest)}`;
}

function boundText(bound: Bound | undefined, unit: string): string {
  if (bound === undefined) return '';
  return bound.atMost !== undefined ? `≤ ${short(bound.atMost)}${unit}` : `≥ ${short(bound.atLeast as number)}${unit}`;
}

/** Three digits that count; whole numbers whole. */
function short(value: number): string {
  return Number.isInteger(value) || Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
