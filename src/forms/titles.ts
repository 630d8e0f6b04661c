/** What stands above the table. */
import type { Reading } from '#reader/model';
import { inLine } from './words.ts';
import type { FormKind } from './table.ts';

/** What each form is called. */
export const KINDS: Readonly<Record<FormKind, string>> = { ledger: '重点工作台账', responsibility: '责任分工表' };

const ALREADY_A_FORM = /(台账|清单|分工|分工表|分解表|任务表|一览表|责任表|安排表)$/;

/** The document's own title where it is such a table, else `《…》重点工作台账` or `《…》责任分工表`. */
export function titleFor(reading: Reading, form: FormKind): string {
  const title = ownTitle(reading);
  const kind = KINDS[form];
  if (title === '') return kind;
  if (ALREADY_A_FORM.test(title)) return title;
  return title.includes('《') ? `${title}${kind}` : `《${title}》${kind}`;
}

/** `《…方案》涉及县财政局的任务`. */
export function briefTitle(reading: Reading, unit: string): string {
  return `${bookTitle(reading)}涉及${inLine(unit)}的任务`;
}

/** `《…方案》`; empty without a title. */
export function bookTitle(reading: Reading): string {
  const title = ownTitle(reading);
  return title === '' ? '' : asBookTitle(title);
}

/** In 《》, with the marks inside it as 〈〉. */
export function asBookTitle(title: string): string {
  return /^《[^《》]*》$/.test(title) ? title : `《${title.replaceAll('《', '〈').replaceAll('》', '〉')}》`;
}

/** The title of the plan that a notice carries, else of the document itself. */
function ownTitle(reading: Reading): string {
  const whole = inLine(reading.document.plan?.title ?? reading.document.title ?? '');
  return /关于(?:印发|转发|下发|公布)《?(.+?)》?的通知$/.exec(whole)?.[1] ?? whole;
}
