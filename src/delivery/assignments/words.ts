/** Heads and words of the list of what was received, as a table: papers are Chinese. */
import type { Assignment } from '../model.ts';

export const RECEIVED = '收到的任务';
export const RECEIVED_HEADS = { number: '编号', task: '任务', unit: '承办单位', role: '职责', from: '交办单位', paper: '交办日期和文号', answerBy: '请何时前答复', due: '完成时限', state: '状态', office: '责任处室和人' } as const;
export const ROLES: Readonly<Record<Assignment['role'], string>> = { 'lead': '牵头', 'co-lead': '共同牵头', 'member': '各自负责', 'part': '承办' };
export const STATES: Readonly<Record<Assignment['status'], string>> = { draft: '未发出', sent: '待签收', acknowledged: '已签收', objected: '有异议', closed: '已销号', withdrawn: '已撤回' };
export const SINCE: Readonly<Record<Assignment['since'], string>> = { same: '', amended: '（台账已修订）', withdrawn: '（台账已撤销）' };
export const NO_DEADLINE = '未定时限';
export const RECEIVED_NOTE = (count: number): string => `共 ${count} 项。`;
