/** How a reading of values is written down in the case tables. */
import { flowOf } from '../../flow.ts';
import { readDeadlineCell, readValues, type ValueContext } from '../index.ts';

export const NOTHING_KNOWN: ValueContext = { titleYear: null, planEnd: null, planStart: null, issuedYear: null, inheritedYear: null };

const BASIS = { 'at-date': '', 'per-year': ' 每年', cumulative: ' 累计' } as const;

/** `D text = day`, `R every`, `T metric | comparator value unit @year basis «text»`, `P subject | value unit «text»`. */
export function render(text: string, known: Partial<ValueContext> = {}): string[] {
  const flow = flowOf(text);
  const values = readValues(flow, { ...NOTHING_KNOWN, ...known });
  const at = (found: { from: number; to: number }): string => flow.raw.slice(found.from, found.to);
  const amount = (found: { value: number; valueMax: number | null; unit: string }): string =>
    `${short(found.value)}${found.valueMax === null ? '' : `..${short(found.valueMax)}`} ${found.unit}`.trimEnd();
  return [
    ...values.deadlines.map((found) => `D ${at(found)} = ${found.on ?? '?'}`),
    ...(values.recurrence ? [`R ${values.recurrence.every}`] : []),
    ...values.targets.map((found) => `T ${found.metric} | ${found.comparator} ${amount(found)}${found.year === null ? '' : ` @${found.year}`}${BASIS[found.basis]} «${at(found)}»`),
    ...values.parameters.map((found) => `P ${found.subject} | ${amount(found)} «${at(found)}»`),
  ];
}

export function renderCell(text: string, known: Partial<ValueContext> = {}): string {
  const flow = flowOf(text);
  const cell = readDeadlineCell(flow, { ...NOTHING_KNOWN, ...known });
  return [
    ...cell.deadlines.map((found) => `${flow.raw.slice(found.from, found.to)} = ${found.on ?? '?'}`),
    ...(cell.recurrence ? [`every ${cell.recurrence.every}`] : []),
    ...(cell.standing ? ['standing'] : []),
  ].join(' ; ');
}

function short(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
