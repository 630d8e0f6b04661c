/** What the list of destroyed ledgers is called on paper. */
import type { DestroyedKind, Destruction } from './model.ts';

export const LIST = '涉密台账销毁清单';
export const HEADS = { number: '序号', at: '销毁时间', by: '销毁人', reason: '原因', owner: '所属单位', was: '销毁前', went: '一并销毁', kept: '原件' } as const;
export const STATUSES: Readonly<Record<Destruction['status'], string>> = { draft: '草稿', consulting: '征求意见中', published: '已发布', withdrawn: '已撤回' };
export const COUNTED: Readonly<Record<DestroyedKind, readonly [string, string]>> = {
  tasks: ['任务', '项'], responsibilities: ['责任分工', '条'], rounds: ['征求意见', '次'], opinions: ['意见', '条'], amendments: ['修订', '次'], views: ['保存的视图', '个'], dispatches: ['交办', '次'],
  assignments: ['交办事项', '项'], reports: ['填报', '份'], evidence: ['佐证', '件'], papers: ['文稿', '份'], notices: ['通知', '条'], entries: ['办理记录的内容', '条'], remarks: ['说明', '条'],
};
export const SIGNED = (day: string): string => `，${day}签发`;
export const ARCHIVED = (day: string): string => `，${day}归档（归档包须另行处理）`;
export const BY: Readonly<Record<Destruction['destroyedBy']['kind'], string>> = { account: '一个已不存在的账号', program: '程序', system: '系统', owner: '运维人员（命令行）' };
export const [KEPT, GONE] = ['尚存，另有台账使用', '已销毁'];
export const NOBODYS = '全系统';
export const NOTE = (count: number, day: string): string => `截至${day}，共${count}份。台账的名称和内容已随销毁一并抹去，本清单不再载明。`;
