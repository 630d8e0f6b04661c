/** Loads a report with all that its page shows. */
import { displayNames, ownHolders } from '#access';
import type { Caller, Executor } from '#platform';
import { sees } from '../allowed.ts';
import { DEMANDED, photosBelong, type TaskKind } from '../evidence/demand.ts';
import { evidenceOf, evidenceShown } from '../evidence/store.ts';
import { allowedOf, mayDo, ownEyes } from './allowed.ts';
import type { Offer, Report } from './model.ts';
import { prefill } from './prefill.ts';
import * as store from './store.ts';

export interface Loaded {
  readonly about: store.AboutRow;
  readonly period: store.PeriodRow;
  readonly report: store.ReportRow | undefined;
  /** Nobody reviews in the unit: the sender's people accept. */
  readonly reviewedAbove: boolean;
  /** Nobody reports for the unit in the product: it answers by letter, and its draft is whoever's takes it down. */
  readonly byLetter: boolean;
}

/** Undefined: no such assignment or period, or one that the caller does not see. @param lock waits for whoever is at the same report. */
export async function load(db: Executor, caller: Caller, assignmentId: string, periodId: string, lock: boolean, now: string): Promise<Loaded | undefined> {
  if (lock) await store.lockReport(db, assignmentId, periodId);
  const about = await store.findAbout(db, assignmentId);
  const period = await store.findPeriod(db, periodId);
  if (about === undefined || period === undefined || period.plan_id !== about.plan_id || !sees(caller, about)) return undefined;
  const report = await store.findReport(db, assignmentId, periodId);
  const units = [about.unit_id, ...(about.office_unit_id === null ? [] : [about.office_unit_id])];
  const holders = await ownHolders(db, ['review-reports', 'report-progress'], units, now);
  // Who handed in reviews nothing, so a unit whose only reviewer did has none.
  const reviewers = holders['review-reports'].filter(({ accountId }) => accountId !== report?.submitted_by);
  return { about, period, report, reviewedAbove: reviewers.length === 0, byLetter: holders['report-progress'].length === 0 };
}

/** What the system knows of a report that is to be written: of other reports, so writing this one changes nothing of it. */
export async function offerFor(db: Executor, { about, period }: Pick<Loaded, 'about' | 'period'>, shares: readonly store.ShareRow[]): Promise<Offer> {
  const last = await store.lastReport(db, about.assignment_id, period.from_on);
  const said = Map.groupBy(shares.length === 0 ? [] : await store.partsSaid(db, about.assignment_id, period.id), ({ share_id }) => share_id);
  const elsewhere = new Map((shares.length === 0 ? [] : await store.saidElsewhere(db, about, period)).map((one) => [one.share_id, one]));
  return prefill({
    last: last === undefined ? null : { periodTitle: last.title, standing: last.standing, problemKind: last.problem_kind, problem: last.problem, remedy: last.remedy, nextStep: last.next_step, figures: new Map(last.figures) },
    shares: shares.map(({ share_id }) => {
      const parts = said.get(share_id);
      const told = elsewhere.get(share_id);
      return {
        id: share_id, elsewhere: told === undefined ? null : { value: told.value, planTitle: told.plan_title },
        gathered: parts === undefined ? null : { sum: parts.reduce((sum, { value }) => sum + (value ?? 0), 0), reported: parts.filter(({ value }) => value !== null).length, missing: parts.filter(({ value }) => value === null).map(({ unit_name }) => unit_name) },
      };
    }),
  });
}

/** What was asked for already in the same transaction. `first`: nobody had begun the report, so it has neither evidence nor corrections. */
export interface Known { readonly shares: readonly store.ShareRow[]; readonly offer: Offer; readonly first: boolean }

/** What is typed and not handed in is the unit's own: others see that nothing came yet. */
export async function shown(db: Executor, caller: Caller, loaded: Loaded, known?: Known): Promise<Report> {
  const { about, period, report, reviewedAbove: above, byLetter } = loaded;
  const visible = report !== undefined && (ownEyes(caller, about) || (byLetter && mayDo(caller, 'record', about, report, above)) || !['draft', 'returned'].includes(report.status)) ? report : undefined;
  const shares = known?.shares ?? await store.sharesOf(db, [about.assignment_id]);
  const older = known?.first === true ? undefined : visible;
  const [figures, evidence, corrections, offer, names] = await Promise.all([
    visible === undefined || shares.length === 0 ? [] : store.figuresOf(db, [visible.id]), older === undefined ? [] : evidenceOf(db, [older.id]), older === undefined || shares.length === 0 ? [] : store.correctionsOf(db, older.id),
    known?.offer ?? offerFor(db, loaded, shares), displayNames(db, [visible?.submitted_by, visible?.passed_by]),
  ]);
  const made = await displayNames(db, corrections.map(({ made_by }) => made_by));
  const valueOf = new Map(figures.map(({ share_id, value }) => [share_id, value]));
  const nameOf = (id: string | null | undefined): string | null => (id === null || id === undefined ? null : names.get(id) ?? null);
  const kind = about.task_kind as TaskKind;
  return {
    id: visible?.id ?? null, version: report?.version ?? 0, about: store.aboutOf(about), taskText: about.task_text, period: store.periodOfRow(period), status: visible?.status ?? 'draft',
    standing: visible?.standing ?? null, progress: visible?.progress ?? null, problemKind: visible?.problem_kind ?? null, problem: visible?.problem ?? null, remedy: visible?.remedy ?? null, nextStep: visible?.next_step ?? null,
    shares: shares.map((share) => store.shareAsked(share, valueOf.get(share.share_id) ?? null)), evidence: evidence.map(evidenceShown),
    corrections: corrections.map((one) => ({ id: one.id, shareId: one.share_id, before: one.before, after: one.after, reason: one.reason, madeAt: one.made_at, madeBy: one.made_by === null ? null : made.get(one.made_by) ?? null })),
    submittedAt: visible?.submitted_at ?? null, submittedBy: nameOf(visible?.submitted_by), late: visible?.late ?? false, passedAt: visible?.passed_at ?? null, passedBy: nameOf(visible?.passed_by),
    ratification: visible?.ratified_by === null || visible?.ratified_by === undefined || visible.ratified_on === null ? null : { by: visible.ratified_by, on: visible.ratified_on, number: visible.ratified_number },
    returnReason: visible?.return_reason ?? null, recorded: visible?.recorded_number === null || visible?.recorded_number === undefined || visible.recorded_on === null ? null : { number: visible.recorded_number, on: visible.recorded_on },
    origins: { ...visible?.origins }, offer, actions: [...allowedOf(caller, about, period, report, above)], reviewedAbove: above,
    demanded: [...DEMANDED[kind]], photos: photosBelong(kind, `${about.title}${about.task_text}`),
  };
}
