/** How values of a task are put into words. */
import type { Card, Target, TaskItem, TimeState } from '#plans/model';
import type { Say } from './words.ts';

export const KINDS = ['issue-paper', 'build', 'reach-target', 'activity', 'standing'] as const satisfies readonly TaskItem['kind'][];

/** Never colour alone: a shape and a word for each. */
export const SHAPE: Readonly<Record<TimeState, string>> = { 'overdue': '■', 'near': '◆', 'not-due': '○', 'no-deadline': '–' };

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function timeWords(say: Say, { time, dueOn }: Pick<TaskItem, 'time' | 'dueOn'>, today: string): string {
  if (dueOn === null) return say('time.no-deadline');
  const days = daysBetween(today, dueOn);
  if (time === 'overdue') return say('time.overdueBy', { days: -days });
  if (time === 'near') return days === 0 ? say('time.today') : say('time.nearIn', { days });
  return say(`time.${time}`);
}

export function leadsOf(card: Card): string[] {
  return card.responsibilities.filter(({ role }) => role !== 'cooperating').map(({ name }) => name);
}

export function cooperatingOf(card: Card): string[] {
  return card.responsibilities.filter(({ role }) => role === 'cooperating').map(({ name }) => name);
}

/** Equal texts once, in the order in which they fall due. */
export function deadlinesOf({ deadlines, recurrence }: Card): string[] {
  const sorted = deadlines.toSorted((a, b) => (a.on ?? '9999').localeCompare(b.on ?? '9999'));
  return [...new Set([...sorted.map(({ text }) => text), ...(recurrence === null ? [] : [recurrence.text])])];
}

export function targetsOf({ targets }: Card): string[] {
  const texts = [...new Set(targets.map(({ text }: Target) => text))];
  return texts.filter((text) => !texts.some((other) => other !== text && other.includes(text)));
}

/** The title where the paper has one, else the beginning of the measure. */
export function nameOf({ title, text }: Pick<TaskItem, 'title' | 'text'>): string {
  return title ?? text;
}
