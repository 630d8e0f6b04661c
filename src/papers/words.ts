/** How figures and lists are called in the text of a paper, and what stands around them. */
import type { FigureKey, PaperKind } from './model.ts';

export const FIGURE_NAMES: Readonly<Record<FigureKey, string>> = {
  'tasks': '任务数', 'units': '承办单位数', 'asked': '应报数', 'reported': '已报数', 'missing': '未报数', 'done': '已完成', 'closed': '已销号', 'under-way': '推进中', 'blocked': '受阻', 'not-started': '未启动',
  'overdue': '逾期', 'near': '临近到期', 'late': '迟报', 'behind': '滞后', 'on-pace': '序时', 'ahead': '超前', 'newly-done': '新完成', 'newly-blocked': '新受阻', 'newly-overdue': '新逾期',
};
/** Counted in units; all else in tasks as each unit owes them. */
export const IN_UNITS: readonly FigureKey[] = ['units'];

/** Lists stand on a line of their own: 清单:逾期. */
export const LIST_PREFIX = '清单:';
export const TARGETS_NAME = '指标进展';
export const MISSING_UNITS_NAME = '未报单位';

/** Those that speak to one unit of what that unit owes. */
export const TO_ONE_UNIT: readonly PaperKind[] = ['reminder-letter', 'supervision-notice', 'letter'];
export const KINDS = ['situation-report', 'brief', 'reminder-letter', 'supervision-notice', 'letter', 'bulletin'] as const satisfies readonly PaperKind[];
export const KIND_NAMES: Readonly<Record<PaperKind, string>> = { 'situation-report': '情况汇报', 'brief': '工作简报', 'reminder-letter': '工作提示函', 'supervision-notice': '督办通知', 'letter': '函', 'bulletin': '通报' };
export const PROBLEM_NAMES: Readonly<Record<string, string>> = { money: '资金', land: '用地', posts: '编制', approval: '审批', coordination: '协调', policy: '政策', other: '其他' };
export const STANDING_NAMES: Readonly<Record<string, string>> = { 'not-started': '未启动', 'under-way': '推进中', 'blocked': '受阻', 'done': '已完成' };
