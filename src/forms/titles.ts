/** What stands above the table. */
import type { Reading, Role } from '#reader/model';
import { compact, inLine } from './words.ts';
import type { FormKind } from './table.ts';

const ALREADY_A_FORM = /(台账|清单|分工|分工表|分解表|任务表|一览表|责任表|安排表)$/;

/** The document's own title where it is such a table, else `《…》重点工作台账` or `《…》责任分工表`. */
export function titleFor(reading: Reading, form: FormKind): string {
  const whole = inLine(reading.document.plan?.title ?? reading.document.title ?? '');
  const title = /关于(?:印发|转发|下发|公布)《?(.+?)》?的通知$/.exec(whole)?.[1] ?? whole;
  const kind = form === 'ledger' ? '重点工作台账' : '责任分工表';
  if (title === '') return kind;
  if (ALREADY_A_FORM.test(title)) return title;
  return title.includes('《') ? `${title}${kind}` : `《${title}》${kind}`;
}

export function subtitleFor(reading: Reading, unit: string | null): string | null {
  if (unit === null) return null;
  const count = (role: Role) => reading.tasks.filter((task) => task.responsibilities.find((one) => compact(one.unit) === compact(unit))?.role === role).length;
  const parts = ([['牵头', count('lead')], ['共同牵头', count('co-lead')], ['配合', count('cooperating')]] as const).filter(([, n]) => n > 0);
  return `涉及${inLine(unit)}的任务共${reading.tasks.length}项：${parts.map(([word, n]) => `${word}${n}项`).join('、')}`;
}
