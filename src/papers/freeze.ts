/** Figures of a plan's delivery on a day, from rows as they stand. Pure. */
import { addDays } from '#calendar';
import type { Figure, FigureKey, Frozen, Line, TargetFigure } from './model.ts';

/** One assignment that is owed to whoever handed it out, with the report of the period, or the newest one where the paper is about no period. */
export interface OwedRow {
  /** Its plan in its marks, where figures are taken of several. */
  readonly plan?: string;
  readonly assignmentId: string; readonly taskId: string; readonly number: string | null; readonly name: string; readonly unitId: string; readonly unit: string;
  /** Null: no day can be told. */
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  /** Against its way from start to end; absent where it has none. */
  readonly pace?: 'behind' | 'on' | 'ahead' | 'not-measurable';
  /** Null: nothing was reported. */
  readonly report: { readonly standing: Line['standing']; readonly problemKind: string | null; readonly problem: string | null; readonly remedy: string | null; readonly nextStep: string | null; readonly progress: string | null; readonly late: boolean } | null;
}

export interface Before { readonly id: string; readonly asOf: string; readonly figures: readonly Figure[] }

const PACES = [['behind', 'behind'], ['on-pace', 'on'], ['ahead', 'ahead']] as const satisfies readonly (readonly [FigureKey, OwedRow['pace']])[];

/** @param warningDays from so many days before its deadline a task is near it. */
export function freeze(rows: readonly OwedRow[], targets: readonly TargetFigure[], on: { readonly asOf: string; readonly takenAt: string; readonly period: Frozen['period']; readonly before: Before | null; readonly warningDays: number }): Frozen {
  const finished = ({ closedOn, report }: OwedRow): boolean => closedOn !== null || report?.standing === 'done';
  const standing = (what: Line['standing']) => (row: OwedRow): boolean => row.closedOn === null && row.report?.standing === what;
  const late = ({ dueOn }: OwedRow): boolean => dueOn !== null && dueOn < on.asOf;
  const missing = rows.filter(({ closedOn, report }) => report === null && closedOn === null);
  const gap = new Set(missing.map(({ unitId }) => unitId)).size;
  const of = (key: FigureKey, some: readonly OwedRow[], partial = true): Figure => ({ key, value: some.length, missing: partial ? gap : 0, lines: some.map(({ assignmentId }) => assignmentId) });
  const basic = [
    { ...of('tasks', [], false), value: new Set(rows.map(({ taskId }) => taskId)).size },
    { ...of('units', [], false), value: new Set(rows.map(({ unitId }) => unitId)).size },
    of('asked', rows, false), of('reported', rows.filter(({ report }) => report !== null), false), of('missing', missing, false),
    of('done', rows.filter(finished)), of('closed', rows.filter(({ closedOn }) => closedOn !== null), false),
    of('under-way', rows.filter(standing('under-way'))), of('blocked', rows.filter(standing('blocked'))), of('not-started', rows.filter(standing('not-started'))),
    of('overdue', rows.filter((row) => !finished(row) && late(row)), false),
    of('near', rows.filter((row) => !finished(row) && !late(row) && row.dueOn !== null && row.dueOn <= addDays(on.asOf, on.warningDays)), false),
    of('late', rows.filter(({ report }) => report?.late === true), false),
    ...PACES.map(([key, pace]) => of(key, rows.filter((row) => !finished(row) && row.pace === pace))),
  ];
  const news = on.before === null ? [] : (['done', 'blocked', 'overdue'] as const).map((key): Figure => {
    const [now, then] = [linesOf(basic, key), new Set(linesOf(on.before?.figures ?? [], key))];
    const added = now.filter((id) => !then.has(id));
    return { key: `newly-${key}`, value: added.length, missing: key === 'overdue' ? 0 : gap, lines: added };
  });
  return {
    asOf: on.asOf, takenAt: on.takenAt, period: on.period, since: on.before === null ? null : { id: on.before.id, asOf: on.before.asOf },
    figures: [...basic, ...news], targets: [...targets], lines: rows.map(lineOf), missingUnits: [...new Set(missing.map(({ unit }) => unit))],
  };
}

export function figureOf(frozen: Pick<Frozen, 'figures'>, key: FigureKey): Figure | undefined {
  return frozen.figures.find((figure) => figure.key === key);
}

function linesOf(figures: readonly Figure[], key: FigureKey): readonly string[] {
  return figures.find((figure) => figure.key === key)?.lines ?? [];
}

function lineOf({ plan, assignmentId, taskId, number, name, unit, dueOn, closedOn, report }: OwedRow): Line {
  return {
    ...(plan === undefined ? {} : { plan }), assignmentId, taskId, number, name, unit, dueOn, standing: closedOn === null ? report?.standing ?? null : 'done',
    problemKind: report?.problemKind ?? null, problem: words(report?.problem), remedy: words(report?.remedy), nextStep: words(report?.nextStep), progress: words(report?.progress),
  };
}

/** Nothing but white space says nothing. */
function words(said: string | null | undefined): string | null {
  const trimmed = said?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}
