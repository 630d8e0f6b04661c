/** A cell's value in one line, for what is compared, undone or removed. */
import type { DeadlineValue, Field, RecurrenceValue, ResponsibilityValue, TargetValue, TaskWords, Value } from '#documents/corrections';
import type { Target } from '#reader/model';
import { targetValue } from '../wording.ts';
import type { WordKey } from './words.ts';

export type SayWord = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

export function wordValue(field: Field, value: Value | undefined, say: SayWord): string {
  if (value === null || value === undefined) return '—';
  if (typeof value === 'string') return field === 'kind' ? say(`kind.${value}` as WordKey) : field === 'leadRule' ? say(`rule.${value}` as WordKey) : value;
  if (isList(value)) return value.length === 0 ? '—' : value.join(field === 'heading' ? ' / ' : '、');
  if (field === 'responsibility') return `${(value as ResponsibilityValue).unit}（${say(`role.${(value as ResponsibilityValue).role}`)}）`;
  if (field === 'deadline') return [(value as DeadlineValue).text, (value as DeadlineValue).on].filter((part) => part !== null).join(' → ');
  if (field === 'recurrence') return (value as RecurrenceValue).text;
  if (field === 'task') return [(value as TaskWords).number, (value as TaskWords).title ?? (value as TaskWords).text.slice(0, 40)].filter((part) => part !== null).join(' ');
  const target = value as TargetValue;
  return `${target.metric} ${targetValue(target as Target, say('comparator.eliminate'))}${target.year === null ? '' : `（${target.year}）`}`;
}

function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}
