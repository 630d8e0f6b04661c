/** Heads and words of exported tables: papers are Chinese. */
export const HEADS = { number: '编号', heading: '重点工作', title: '任务', unit: '责任单位', due: '完成时限', time: '时间', pace: '进度', evidence: '佐证', register: '名册', standing: '进展', problem: '存在问题', reported: '本期填报', why: '说明' } as const;
export const STANDING: Readonly<Record<string, string>> = { 'not-started': '未启动', 'under-way': '推进中', 'blocked': '受阻', 'done': '已完成' };
export const PROBLEMS: Readonly<Record<string, string>> = { money: '资金', land: '用地', posts: '编制', approval: '审批', coordination: '协调', policy: '政策', other: '其他' };
export const REPORTED = { yes: '已报', no: '未报', none: '' } as const;
export const TOTAL_HEADS = ['单位', '任务数', '本期应报', '已报', '缺报', '逾期', '临期', '未到期', '未定时限', '已销号', '滞后', '序时', '超前', '无法衡量', '没有佐证', '已提交', '已采信', '受阻'] as const;
export const WHOLE = '合计';
export const MATRIX_UNIT = '单位';
export const titleOf = (plan: string, what: string): string => `${/[《》]/u.test(plan) ? plan : `《${plan}》`}${what}`;
export const WHAT = { list: '落实情况', totals: '落实情况汇总', matrix: '单位任务对照表', meeting: '周调度提醒清单' } as const;
export const MISSING_NOTE = (count: number): string => `注：本期有 ${count} 项未报，未报的不按零计。`;
export const LEGEND = '图例　时间：■逾期 ◆临期 ○未到期 –未定时限 ✓已销号；进度：▲滞后 ◐序时 ●超前 ?无法衡量；佐证：○没有 ◐已提交 ✓已采信。';
