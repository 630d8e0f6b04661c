/** The letter that goes to a unit with its extract, and the form on which it may answer. Pure. */
import { onPaper } from '#calendar';
import { isRefusal, type Refusal } from '#kernel';
import { briefTable, type FormTable, type OfficialPaper, PORTRAIT, quoted } from '#forms';
import type { Reading } from '#reader/model';

export interface LetterFacts {
  readonly unit: string;
  readonly planTitle: string;
  /** The office that asks; null where the installation does not say who it is. */
  readonly sender: string | null;
  readonly round: number;
  /** `YYYY-MM-DD`. */
  readonly answerBy: string;
  readonly contact: string | null;
  readonly number: string | null;
  readonly sentOn: string | null;
}

/** The draft's rows of one unit with a covering letter. Refused: `unit-not-in-reading` {unit}. */
export function consultationLetter(draft: Reading, facts: LetterFacts): OfficialPaper | Refusal {
  const extract = briefTable(draft, facts.unit, true);
  if (isRefusal(extract)) return extract;
  const own = draft.tasks.flatMap(({ responsibilities }) => responsibilities.filter(({ unit }) => unit === facts.unit).slice(0, 1));
  const [leads, helps] = [own.filter(({ role }) => role !== 'cooperating').length, own.filter(({ role }) => role === 'cooperating').length];
  const share = [leads > 0 ? `牵头${leads}项` : '', helps > 0 ? `配合${helps}项` : ''].filter((part) => part !== '').join('、');
  const again = facts.round > 1 ? `（第${facts.round}次征求意见）` : '';
  return {
    letterhead: facts.sender === null ? null : { form: 'letter', name: facts.sender }, documentNumber: facts.number, addressees: [facts.unit],
    title: `${facts.sender ?? ''}关于征求${quoted(facts.planTitle)}任务分工意见的函${again}`,
    body: [
      { kind: 'text', text: `${quoted(facts.planTitle)}（征求意见稿）正在研究起草，其中拟由贵单位承担的任务共${leads + helps}项（${share}），现将涉及贵单位的部分摘录附后，请研究提出意见。` },
      { kind: 'text', text: '没有意见的，请注明“无意见”；有修改意见的，请按附件2逐项写明建议修改成的文字和理由。' },
      { kind: 'text', text: `请于${onPaper(facts.answerBy)}前以书面形式回复。` },
    ],
    attachments: ['涉及贵单位的任务（摘录）', '意见反馈表'], signature: facts.sender ?? '（发函单位）', signedOn: facts.sentOn, note: facts.contact === null || facts.contact === '' ? null : `联系人：${facts.contact}`, copiedTo: [],
    tables: [{ ...extract, marked: '附件1' }, answerForm(facts)],
  };
}

const OPINION_ROWS = 6;

function answerForm({ unit, planTitle }: LetterFacts): FormTable {
  const cell = (column: number, lines: readonly string[]) => ({ column, columnSpan: 1, rowSpan: 1, lines });
  return {
    sheet: '意见反馈表', marked: '附件2', paper: PORTRAIT, size: 10.5, title: '意见反馈表', subtitles: [`${quoted(planTitle)}　反馈单位：${unit}（盖章）`],
    columns: [
      { key: 'number', head: '任务编号', width: 22, align: 'center' }, { key: 'words', head: '原文', width: 50, align: 'left' },
      { key: 'proposal', head: '建议修改为', width: 56, align: 'left' }, { key: 'reason', head: '理由', width: 42, align: 'left' },
    ],
    rows: Array.from({ length: OPINION_ROWS }, () => ({ kind: 'task' as const, cells: [0, 1, 2, 3].map((column) => cell(column, ['', ''])) })),
    notes: ['填表人：　　　　　　联系电话：　　　　　　　　年　　月　　日'],
  };
}
