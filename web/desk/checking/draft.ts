/** What stands in the editor's fields while a value is typed, and what value it makes. Pure. */
import { isPlausibleDay } from '#kernel';
import type { DeadlineValue, Field, Owner, RecurrenceValue, ResponsibilityValue, SectionTargetValue, TargetValue, TaskWords, Value } from '#documents/corrections';

/** The fields by name, as they are typed. */
export type Draft = Readonly<Record<string, string>>;
export type DraftProblem = 'problem.empty' | 'problem.number' | 'problem.range' | 'problem.day' | 'problem.year';
export type Made = { readonly value: Value } | { readonly field: string; readonly problem: DraftProblem };

/** How a single value is typed. */
export type Shape = 'line' | 'long' | 'lines' | 'kind' | 'rule' | 'responsibility' | 'deadline' | 'recurrence' | 'target' | 'task';

export function shapeOf(owner: Owner, field: Field): Shape {
  if (field === 'responsibility' || field === 'deadline' || field === 'recurrence' || field === 'target' || field === 'task' || field === 'kind') return field;
  if (field === 'leadRule') return 'rule';
  if (field === 'text' || field === 'goal') return 'long';
  return ['heading', 'leaders', 'offices', 'issuers', 'addressees', 'copiedTo'].includes(field) && (owner === 'head' || field !== 'title') ? 'lines' : 'line';
}

export function draftOf(shape: Shape, value: Value | undefined): Draft {
  switch (shape) {
    case 'responsibility': return { unit: '', role: 'lead', ...(value as ResponsibilityValue | undefined) };
    case 'deadline': { const one = value as DeadlineValue | undefined; return { text: one?.text ?? '', on: one?.on ?? '' }; }
    case 'recurrence': { const one = value as RecurrenceValue | null | undefined; return { text: one?.text ?? '', every: one?.every ?? 'year' }; }
    case 'target': {
      const one = value as TargetValue | undefined;
      return { text: one?.text ?? '', metric: one?.metric ?? '', comparator: one?.comparator ?? '>=', value: one === undefined || Number.isNaN(one.value) ? '' : String(one.value), valueMax: String(one?.valueMax ?? ''), unit: one?.unit ?? '', year: String(one?.year ?? ''), basis: one?.basis ?? 'at-date', scope: one?.scope ?? '' };
    }
    case 'task': return { line: (value as TaskWords | undefined)?.text ?? '' };
    case 'lines': return { line: ((value ?? []) as readonly string[]).join('\n') };
    default: return { line: (value as string | null | undefined) ?? '' };
  }
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @param before what the value was made from: a section's target keeps its heading, a new task stands under it. */
export function valueOfDraft(shape: Shape, field: Field, draft: Draft, before: Value | undefined): Made {
  const held = (name: string): string => (draft[name] ?? '').trim();
  const wanted = (name: string): Made | null => (held(name) === '' ? { field: name, problem: 'problem.empty' } : null);
  switch (shape) {
    case 'responsibility': return wanted('unit') ?? { value: { unit: held('unit'), role: held('role') as ResponsibilityValue['role'] } };
    case 'deadline': return wanted('text') ?? (held('on') !== '' && !DAY.test(held('on')) ? { field: 'on', problem: 'problem.day' } : held('on') !== '' && !isPlausibleDay(held('on')) ? { field: 'on', problem: 'problem.year' } : { value: deadlineOf(held('text'), held('on'), before as DeadlineValue | undefined) });
    // Emptied, there is no recurrence.
    case 'recurrence': return { value: held('text') === '' ? null : { text: held('text'), every: held('every') as RecurrenceValue['every'] } };
    case 'target': return targetOf(held, wanted, before);
    case 'task': return wanted('line') ?? { value: { number: null, title: null, heading: [], goal: null, kind: 'activity', ...(before as TaskWords | undefined), text: held('line') } };
    case 'lines': return { value: held('line').split('\n').map((line) => line.trim()).filter((line) => line !== '') };
    case 'kind': case 'rule': return { value: held('line') };
    default: return field === 'text' ? wanted('line') ?? { value: held('line') } : { value: held('line') === '' ? null : held('line') };
  }
}

/** Words that say another day than the corrected one would go on every paper: where only the day was changed, it is written out. */
function deadlineOf(text: string, on: string, before: DeadlineValue | undefined): DeadlineValue {
  if (on === '') return { text, on: null };
  const [year, month, day] = on.split('-').map(Number);
  return { text: text === before?.text && on !== before.on ? `${year}年${month}月${day}日` : text, on };
}

function targetOf(held: (name: string) => string, wanted: (name: string) => Made | null, before: Value | undefined): Made {
  const empty = wanted('metric') ?? wanted('text');
  if (empty !== null) return empty;
  const number = (name: string): number | null => { const typed = held(name).normalize('NFKC').replace(/,/g, ''); return typed === '' ? null : Number(typed); };
  const [value, year] = [number('value'), number('year')];
  const ranged = held('comparator') === 'range';
  const valueMax = ranged ? number('valueMax') : null;
  if (value === null || !Number.isFinite(value)) return { field: 'value', problem: 'problem.number' };
  if (ranged && (valueMax === null || !Number.isFinite(valueMax))) return { field: 'valueMax', problem: 'problem.number' };
  if (valueMax !== null && valueMax < value) return { field: 'valueMax', problem: 'problem.range' };
  if (year !== null && !Number.isInteger(year)) return { field: 'year', problem: 'problem.number' };
  const target: TargetValue = { text: held('text'), metric: held('metric'), comparator: held('comparator') as TargetValue['comparator'], value, valueMax, unit: held('unit'), year, basis: held('basis') as TargetValue['basis'], scope: held('scope') === '' ? null : held('scope') };
  const heading = (before as SectionTargetValue | undefined)?.heading;
  return { value: heading === undefined ? target : { ...target, heading } };
}
