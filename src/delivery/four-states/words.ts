/** The states in words and shapes, in both languages: colour is never alone. */
import type { Because } from './model.ts';

export type Language = 'zh' | 'en';
type State = 'time' | 'pace' | 'evidence' | 'register';
type Both = { readonly zh: string; readonly en: string };

const STATES: Readonly<Record<State, Readonly<Record<string, Both & { readonly shape: string }>>>> = {
  time: {
    'overdue': { zh: '逾期', en: 'overdue', shape: '■' }, 'near': { zh: '临期', en: 'near', shape: '◆' }, 'not-due': { zh: '未到期', en: 'not due', shape: '○' },
    'no-deadline': { zh: '未定时限', en: 'no deadline', shape: '–' }, 'closed': { zh: '已销号', en: 'closed', shape: '✓' },
  },
  pace: {
    'behind': { zh: '滞后', en: 'behind', shape: '▲' }, 'on': { zh: '序时', en: 'on pace', shape: '◐' }, 'ahead': { zh: '超前', en: 'ahead', shape: '●' }, 'not-measurable': { zh: '无法衡量', en: 'not measurable', shape: '?' },
  },
  evidence: {
    'none': { zh: '没有佐证', en: 'none', shape: '○' }, 'submitted': { zh: '已提交', en: 'submitted', shape: '◐' }, 'accepted': { zh: '已采信', en: 'accepted', shape: '✓' },
  },
  register: {
    'contradicted': { zh: '与名册不符', en: 'contradicted', shape: '✕' }, 'not-measurable': { zh: '尚不可衡量', en: 'not measurable yet', shape: '?' }, 'confirmed': { zh: '名册印证', en: 'confirmed', shape: '✓' },
  },
};

/** Each state has one shape within its column. */
export const SHAPES: Readonly<Record<State, Readonly<Record<string, string>>>> = Object.fromEntries(Object.entries(STATES).map(([of, states]) => [of, Object.fromEntries(Object.entries(states).map(([state, { shape }]) => [state, shape]))])) as Record<State, Record<string, string>>;

/** 逾期 / overdue. */
export function stateInWords(of: State, state: string, language: Language): string {
  return STATES[of][state]?.[language] ?? state;
}

const BECAUSE: Readonly<Record<string, Both>> = {
  'overdue-by': { zh: '时限 {dueOn}，已逾期 {days} 天', en: 'due {dueOn}, {days} days ago' },
  'due-today': { zh: '时限就是今天（{dueOn}）', en: 'due today ({dueOn})' },
  'due-in': { zh: '时限 {dueOn}，还有 {days} 天', en: 'due {dueOn}, in {days} days' },
  'not-due-before': { zh: '时限 {dueOn}，还有 {days} 天，未进入 {warning} 天预警期', en: 'due {dueOn}, in {days} days; warned from {warning} days before' },
  'no-deadline': { zh: '文件没有写明时限', en: 'the paper sets no deadline' },
  'standing-no-period': { zh: '长期坚持，现在没有开着的报告期', en: 'standing; no reporting period is open' },
  'check-overdue-by': { zh: '长期坚持，“{period}”应于 {dueOn} 报告，已逾期 {days} 天', en: 'standing; the report of "{period}" was due {dueOn}, {days} days ago' },
  'check-due-today': { zh: '长期坚持，“{period}”今天（{dueOn}）报告', en: 'standing; the report of "{period}" is due today ({dueOn})' },
  'check-due-in': { zh: '长期坚持，“{period}”应于 {dueOn} 报告，还有 {days} 天', en: 'standing; the report of "{period}" is due {dueOn}, in {days} days' },
  'check-not-due-before': { zh: '长期坚持，“{period}”应于 {dueOn} 报告，还有 {days} 天', en: 'standing; the report of "{period}" is due {dueOn}, in {days} days' },
  'check-done': { zh: '长期坚持，“{period}”已经报告', en: 'standing; "{period}" was reported' },
  'closed': { zh: '{closedOn} 销号', en: 'closed {closedOn}' },
  'closed-in-time': { zh: '{closedOn} 销号，时限 {dueOn}，按期', en: 'closed {closedOn}, due {dueOn}: in time' },
  'closed-late': { zh: '{closedOn} 销号，时限 {dueOn}，迟 {days} 天', en: 'closed {closedOn}, due {dueOn}: {days} days late' },
  'pace-behind': { zh: '{metric}：{on} 为 {value}{unit}，序时应达 {expected}{unit}', en: '{metric}: {value}{unit} on {on}, expected {expected}{unit}' },
  'pace-on': { zh: '{metric}：{on} 为 {value}{unit}，序时应达 {expected}{unit}', en: '{metric}: {value}{unit} on {on}, expected {expected}{unit}' },
  'pace-ahead': { zh: '{metric}：{on} 为 {value}{unit}，序时应达 {expected}{unit}', en: '{metric}: {value}{unit} on {on}, expected {expected}{unit}' },
  'no-share': { zh: '没有分解的指标', en: 'no target was shared out to it' },
  'no-figure': { zh: '{metric}：还没有报过数', en: '{metric}: no figure was reported yet' },
  'no-trajectory': { zh: '{metric}：没有定进度安排', en: '{metric}: no trajectory was set' },
  'no-start': { zh: '{metric}：进度安排没有起始日', en: '{metric}: its trajectory has no first day' },
  'no-end': { zh: '{metric}：进度安排没有截止日', en: '{metric}: its trajectory has no last day' },
  'no-span': { zh: '{metric}：进度安排的起止日不成一段时间', en: '{metric}: its trajectory has no span' },
  'base-missing': { zh: '{metric}：没有填起始值，不知道从哪里算起', en: '{metric}: what stood there at the start was not told' },
  'never-reported': { zh: '还没有填报', en: 'nothing was reported yet' },
  'evidence-none': { zh: '{reportedOn} 填报，没有附佐证', en: 'reported {reportedOn} without evidence' },
  'evidence-submitted': { zh: '{reportedOn} 填报并附佐证，待审核', en: 'reported {reportedOn} with evidence, not reviewed yet' },
  'evidence-accepted': { zh: '{reportedOn} 填报的佐证已经审核采信', en: 'the evidence reported {reportedOn} was accepted' },
  'no-registers': { zh: '名册还没有接入，尚不可衡量', en: 'there are no registers yet' },
};
const MISSING: Both = { zh: '（另有 {missing} 项指标无法衡量）', en: ' ({missing} more cannot be measured)' };

/** The sentence of a because. */
export function becauseInWords({ code, values }: Because, language: Language): string {
  const words = (BECAUSE[code]?.[language] ?? code) + (values['missing'] === undefined ? '' : MISSING[language]);
  return words.replace(/\{(\w+)\}/gu, (_, name: string) => String(values[name] ?? ''));
}

/** The codes that have words: a test holds them against the rules. */
export const BECAUSE_CODES: ReadonlySet<string> = new Set(Object.keys(BECAUSE));
