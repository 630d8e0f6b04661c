/** The paper that goes to a unit with what it is asked: a letter (函) among those who may not order one another, else a notice (通知). Pure. */
import { onPaper } from '#calendar';
import { type FormColumn, type FormTable, LANDSCAPE, type OfficialPaper, PORTRAIT, quoted } from '#forms';
import type { AssignmentRole, Authority } from '../model.ts';
import type { Relation } from './rules.ts';

export interface Duty {
  readonly number: string | null;
  readonly text: string;
  readonly role: AssignmentRole;
  readonly dueOn: string | null;
  /** `新增学位 600 个`: what of a target is its own. */
  readonly shares: readonly string[];
}

export interface LetterFacts {
  readonly unit: string;
  readonly sender: string;
  readonly planTitle: string;
  readonly planNumber: string | null;
  readonly authority: Authority;
  readonly groupName: string | null;
  readonly relation: Relation;
  readonly number: string | null;
  readonly dispatchedOn: string;
  readonly answerBy: string | null;
  readonly words: string | null;
  readonly contact: string | null;
  /** Where the unit answers in the product itself. */
  readonly answersHere: boolean;
  readonly duties: readonly Duty[];
}

const ROLES: Readonly<Record<AssignmentRole, string>> = { 'lead': '牵头', 'co-lead': '共同牵头', 'member': '负责', 'part': '承办' };

/** Whoever may be given orders gets a notice. */
export function isNotice({ authority, relation }: Pick<LetterFacts, 'authority' | 'relation'>): boolean {
  return authority !== 'own-department' || relation === 'same' || relation === 'own-body' || relation === 'own-line';
}

export function dispatchLetter(facts: LetterFacts): OfficialPaper {
  const { unit, sender, planTitle, planNumber, duties, answerBy, answersHere } = facts;
  const notice = isNotice(facts);
  const [own, your] = notice ? ['你单位', '你单位'] : ['贵单位', '贵单位'];
  const title = quoted(planTitle);
  const basis = `${title}${planNumber === null ? '' : `（${planNumber}）`}`;
  const word = facts.authority === 'leading-group' && facts.groupName !== null ? `经${facts.groupName}同意，` : facts.authority === 'government-office' ? '经同级人民政府同意，' : '';
  const by = answerBy === null ? '收到后' : `${onPaper(answerBy)}前`;
  return {
    letterhead: { form: notice ? 'document' : 'letter', name: sender }, documentNumber: facts.number, addressees: [unit], title: `${sender}关于${notice ? '交办' : '商请办理'}${title}有关任务的${notice ? '通知' : '函'}`,
    body: [
      { kind: 'text', text: `为落实${basis}，${word}现将由${own}${countsOf(duties)}的${duties.length}项任务${notice ? '交办' : '函告'}如下（见附件1），请${notice ? '认真组织落实' : '予以支持办理'}，按时报送进展情况。` },
      ...(facts.words === null ? [] : facts.words.split('\n').filter((line) => line.trim() !== '').map((text) => ({ kind: 'text' as const, text }))),
      { kind: 'text', text: answersHere ? `请${by}在台账系统中签收；有不同意见的，逐项写明理由。` : `请${by}书面反馈：无不同意见的，注明“同意承办”；有不同意见的，按附件2逐项写明理由，并明确${your}责任处室和联系人。` },
    ],
    attachments: answersHere ? ['任务清单'] : ['任务清单', '任务承办回执'], signature: sender, signedOn: facts.dispatchedOn, note: facts.contact === null || facts.contact === '' ? null : `联系人：${facts.contact}`, copiedTo: [],
    tables: [{ ...dutyTable(unit, duties), marked: answersHere ? '附件' : '附件1' }, ...(answersHere ? [] : [receipt(unit, duties)])],
  };
}

function countsOf(duties: readonly Duty[]): string {
  const roles = [...new Set(duties.map(({ role }) => ROLES[role]))];
  return roles.length === 1 ? roles[0] ?? '' : '承担';
}

/** What the unit owes, a line a task. */
export function dutyTable(unit: string, duties: readonly Duty[]): FormTable {
  const shares = duties.some((duty) => duty.shares.length > 0);
  const wide = duties.some(({ text }) => text.length > 400);
  const task = (wide ? LANDSCAPE.width : PORTRAIT.width) - 18 - 22 - 30 - (shares ? 36 : 0);
  const columns: FormColumn<string>[] = [
    { key: 'number', head: '编号', width: 18, align: 'center' }, { key: 'task', head: '任务', width: task, align: 'left' }, { key: 'role', head: '职责', width: 22, align: 'center' },
    ...(shares ? [{ key: 'share', head: '分解指标', width: 36, align: 'left' as const }] : []), { key: 'due', head: '完成时限', width: 30, align: 'center' },
  ];
  const rows = duties.map(({ number, text, role, dueOn, shares: own }, place) => ({
    kind: 'task' as const,
    cells: [[number ?? String(place + 1)], [text], [ROLES[role]], ...(shares ? [own] : []), [dueOn === null ? '未定' : onPaper(dueOn)]].map((lines, column) => ({ column, columnSpan: 1, rowSpan: 1, lines })),
  }));
  return { sheet: '任务清单', marked: false, paper: wide ? LANDSCAPE : PORTRAIT, size: 10.5, title: '任务清单', subtitles: [`承办单位：${unit}`], columns, rows, notes: [] };
}

function receipt(unit: string, duties: readonly Duty[]): FormTable {
  const cell = (column: number, lines: readonly string[]) => ({ column, columnSpan: 1, rowSpan: 1, lines });
  return {
    sheet: '任务承办回执', marked: '附件2', paper: PORTRAIT, size: 10.5, title: '任务承办回执', subtitles: [`反馈单位：${unit}（盖章）`],
    columns: [
      { key: 'number', head: '编号', width: 18, align: 'center' }, { key: 'answer', head: '同意承办／\n有不同意见', width: 34, align: 'center' }, { key: 'reason', head: '不同意见及理由', width: 66, align: 'left' }, { key: 'office', head: '责任处室、联系人及电话', width: 52, align: 'left' },
    ],
    rows: duties.map(({ number }, place) => ({ kind: 'task' as const, cells: [cell(0, [number ?? String(place + 1)]), ...[1, 2, 3].map((column) => cell(column, ['', '']))] })),
    notes: ['填表人：　　　　　　联系电话：　　　　　　　　年　　月　　日'],
  };
}
