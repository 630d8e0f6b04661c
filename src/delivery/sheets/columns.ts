/** The columns of the workbook that goes out to units and comes back: what each is called, and what may stand in it. */
import type { ProblemKind, Standing } from '../model.ts';

export type ColumnKey = 'key' | 'place' | 'number' | 'task' | 'unit' | 'due' | 'metric' | 'target' | 'before' | 'standing' | 'value' | 'progress' | 'problemKind' | 'problem' | 'remedy' | 'nextStep' | 'paper';
/** What a unit fills in. */
export const FILLED = ['standing', 'value', 'progress', 'problemKind', 'problem', 'remedy', 'nextStep', 'paper'] as const satisfies readonly ColumnKey[];
export type FilledKey = (typeof FILLED)[number];

export interface SheetColumn {
  readonly key: ColumnKey;
  /** As it goes out; then other heads under which it is understood when it comes back. */
  readonly heads: readonly [string, ...string[]];
  /** In characters of the sheet's font. */
  readonly width: number;
}

/** In the order of the sheet; the first is hidden. */
export const COLUMNS: readonly SheetColumn[] = [
  { key: 'key', heads: ['系统识别码'], width: 12 },
  { key: 'place', heads: ['序号', '行号'], width: 6 },
  { key: 'number', heads: ['编号', '任务编号', '任务序号'], width: 8 },
  { key: 'task', heads: ['任务', '重点任务', '工作任务', '任务内容', '举措', '具体举措', '工作内容', '主要任务', '任务名称', '任务事项', '工作事项', '事项'], width: 42 },
  { key: 'unit', heads: ['单位', '责任单位', '牵头单位', '填报单位', '报送单位'], width: 20 },
  { key: 'due', heads: ['完成时限', '时限', '完成时间', '截止时间'], width: 12 },
  { key: 'metric', heads: ['指标', '指标名称', '任务指标'], width: 22 },
  { key: 'target', heads: ['目标值', '目标', '计划数', '任务数'], width: 12 },
  { key: 'before', heads: ['上期完成值', '上期', '上期数', '上期完成数'], width: 12 },
  { key: 'standing', heads: ['进展状态', '状态', '当前状态', '进度状态', '完成情况'], width: 12 },
  { key: 'value', heads: ['本期完成值', '完成值', '完成数', '实际完成', '本期数', '本期完成数', '累计完成', '累计完成数'], width: 12 },
  { key: 'progress', heads: ['进展情况', '进展', '工作进展', '本期进展', '落实情况', '目前进展', '当前进展', '最新进展', '工作进展情况', '目前进展情况', '推进情况', '进展描述'], width: 48 },
  { key: 'problemKind', heads: ['问题类别', '问题类型', '卡点', '卡点类别'], width: 12 },
  { key: 'problem', heads: ['存在问题', '问题', '主要问题', '困难问题', '存在的问题'], width: 32 },
  { key: 'remedy', heads: ['解决措施', '措施', '解决举措', '对策', '改进措施', '整改措施'], width: 32 },
  { key: 'nextStep', heads: ['下一步工作', '下一步', '下步打算', '下步计划', '下一步计划', '下一步打算'], width: 32 },
  { key: 'paper', heads: ['佐证文号', '佐证材料', '文号', '佐证', '印证材料'], width: 22 },
];

export const STANDINGS: Readonly<Record<Standing, readonly [string, ...string[]]>> = {
  'not-started': ['未启动', '未开始', '尚未启动', '尚未开始', '未开展'], 'under-way': ['推进中', '进行中', '正在推进', '正常推进', '推进', '有序推进', '持续推进', '按序时推进'],
  'blocked': ['受阻', '卡住', '停滞', '遇阻', '推进困难', '存在困难', '滞后'], 'done': ['已完成', '完成', '办结', '已办结', '全部完成'],
};
export const PROBLEM_KINDS: Readonly<Record<ProblemKind, readonly [string, ...string[]]>> = {
  money: ['资金', '经费', '资金问题', '钱'], land: ['土地', '用地', '土地问题'], posts: ['编制', '人员', '编制人员', '人员编制', '人'], approval: ['审批', '手续', '审批手续', '报批'],
  coordination: ['协调', '部门协调', '配合', '协调配合'], policy: ['政策', '政策依据', '政策问题'], other: ['其他', '其它'],
};

/** Nothing is meant by these. */
const NOTHING = new Set(['', '无', '—', '-', '——', '/', '\\', '暂无', '没有', '无问题']);
export function saysNothing(text: string): boolean {
  return NOTHING.has(text.normalize('NFKC').trim());
}

/** 进展情况（必填）, *进展情况 and 进展 情况 are one head. */
export function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').replace(/\([^)]*\)|\[[^\]]*\]|[*:、.]/gu, '');
}

export function columnOf(head: string): ColumnKey | undefined {
  const said = plain(head);
  return said === '' ? undefined : COLUMNS.find(({ heads }) => heads.some((one) => plain(one) === said))?.key;
}

export function headOf(key: ColumnKey): string {
  return COLUMNS.find((column) => column.key === key)?.heads[0] ?? key;
}

export function wordIn<K extends string>(words: Readonly<Record<K, readonly string[]>>, said: string): K | undefined {
  const sought = plain(said);
  return (Object.keys(words) as K[]).find((key) => words[key].includes(sought));
}

/** What stands in a hidden cell of each row, and above the column: which assignment, which share; which plan and period. */
export const ROW_KEY = /^TZ1:([0-9a-f-]{36})(?::([0-9a-f-]{36}))?$/u;
export const SHEET_MARK = /^TZ1 plan:([0-9a-f-]{36}) period:([0-9a-f-]{36})$/u;
/** In the hidden first row, above each column. */
export const COLUMN_MARK = /^tz:([a-zA-Z]+)$/u;
export function rowKey(assignmentId: string, shareId: string | null): string {
  return `TZ1:${assignmentId}${shareId === null ? '' : `:${shareId}`}`;
}
export function sheetMark(planId: string, periodId: string): string {
  return `TZ1 plan:${planId} period:${periodId}`;
}
