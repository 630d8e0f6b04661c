/** Labels of the tables that the command line prints. */
import type { Basis, Comparator, LeadRule, Severity } from '#reader/model';
import type { Language, Words } from './language.ts';

const LABELS = {
  number: { zh: '编号', en: 'no.' },
  task: { zh: '任务', en: 'task' },
  lead: { zh: '牵头', en: 'lead' },
  cooperating: { zh: '配合', en: 'cooperating' },
  deadline: { zh: '时限', en: 'deadline' },
  metric: { zh: '指标', en: 'metric' },
  demand: { zh: '要求', en: 'target' },
  year: { zh: '年份', en: 'year' },
  where: { zh: '出处', en: 'from' },
  documentNumber: { zh: '文号', en: 'number' },
  issuers: { zh: '发文', en: 'issued by' },
  issuedOn: { zh: '日期', en: 'on' },
  disclosure: { zh: '公开方式', en: 'disclosure' },
  plan: { zh: '所附', en: 'carries' },
  targets: { zh: '目标', en: 'Targets' },
  parameters: { zh: '参数（规定而非目标）', en: 'Parameters (they rule rather than aim)' },
  findings: { zh: '存疑', en: 'Findings' },
  noTitle: { zh: '（没有认出标题）', en: '(no title found)' },
  noFindings: { zh: '没有存疑。', en: 'No findings.' },
  leaders: { zh: '责任领导', en: 'leader' },
  offices: { zh: '处室', en: 'office' },
} as const satisfies Record<string, Words>;

export type Label = keyof typeof LABELS;

const SEVERITIES: Readonly<Record<Severity, Words>> = { error: { zh: '错误', en: 'error' }, warning: { zh: '警告', en: 'warning' }, note: { zh: '提示', en: 'note' } };
const LEAD_RULES: Readonly<Record<LeadRule, Words>> = {
  stated: { zh: '牵头：文中写明第一个单位牵头', en: 'lead: the text says that the first unit leads' },
  columns: { zh: '牵头：由栏目或标注写明', en: 'lead: by its column or label' },
  implied: { zh: '牵头：文中没有写明，按惯例取第一个单位', en: 'lead: not stated, the first unit by convention' },
  none: { zh: '牵头：文中没有责任单位', en: 'lead: the text names no responsible units' },
};
const SIGNS: Readonly<Record<Comparator, string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=', '~': '≈', range: '', eliminate: '' };
const BASES: Readonly<Record<Basis, Words>> = { 'at-date': { zh: '', en: '' }, 'per-year': { zh: '每年', en: 'a year' }, cumulative: { zh: '累计', en: 'in all' } };

export const label = (name: Label, language: Language): string => LABELS[name][language];
export const severityLabel = (severity: Severity, language: Language): string => SEVERITIES[severity][language];
export const leadRuleLabel = (rule: LeadRule, language: Language): string => LEAD_RULES[rule][language];
export const basisLabel = (basis: Basis, language: Language): string => BASES[basis][language];

/** `≥ 90%`, `65–70%`, `消除 56人`. */
export function demandLabel(target: { comparator: Comparator; value: number; valueMax: number | null; unit: string }, language: Language): string {
  if (target.comparator === 'range') return `${target.value}–${target.valueMax ?? ''}${target.unit}`;
  if (target.comparator === 'eliminate') return `${language === 'zh' ? '消除' : 'none of'} ${target.value}${target.unit}`;
  return `${SIGNS[target.comparator]} ${target.value}${target.unit}`;
}

/** `34 项任务 · 34 个牵头 · 13 个目标 · 7 处存疑`. */
export function bottomLine(counts: { tasks: number; leads: number; targets: number; findings: number }, language: Language): string {
  const { tasks, leads, targets, findings } = counts;
  return language === 'zh'
    ? `${tasks} 项任务 · ${leads} 个牵头 · ${targets} 个目标 · ${findings} 处存疑`
    : `${tasks} tasks · ${leads} leads · ${targets} targets · ${findings} findings`;
}
