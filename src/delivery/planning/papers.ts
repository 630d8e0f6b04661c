/** The year's plan, the agenda of its meeting, a unit's responsibility letter: as papers to be finished and signed in the office's own system. Pure. */
import { onPaper } from '#calendar';
import { type FormTable, LANDSCAPE, type OfficialPaper } from '#forms';
import { PROBLEMS, STANDING } from '../exports/words.ts';
import type { AnnualPlan, YearLine } from './model.ts';
import { LETTER, PAPER } from './words.ts';

type Column = FormTable['columns'][number];
const column = (key: string, head: string, width: number, align: Column['align'] = 'left'): Column => ({ key, head, width, align });
const row = (values: readonly string[]): FormTable['rows'][number] => ({ kind: 'task', cells: values.map((value, place) => ({ column: place, columnSpan: 1, rowSpan: 1, lines: [value] })) });
const group = (text: string, columns: number): FormTable['rows'][number] => ({ kind: 'group', cells: [{ column: 0, columnSpan: columns, rowSpan: 1, lines: [text] }] });
const stateOf = ({ status, standing }: YearLine): string => (status === 'closed' ? PAPER.closed : standing === null ? '' : STANDING[standing] ?? '');
const bare = { letterhead: null, documentNumber: null, addressees: [], attachments: [], signedOn: null, note: null, copiedTo: [] } as const;

/** A number that papers call a task by. */
const numbered = (lines: readonly YearLine[], columns: (line: YearLine, place: number) => readonly string[]): FormTable['rows'] => lines.map((line, place) => row(columns(line, place + 1)));

export function planPaper(plan: AnnualPlan): OfficialPaper {
  const columns = [column('place', PAPER.place, 14, 'center'), column('task', PAPER.task, 100), column('unit', PAPER.unit, 52), column('due', PAPER.due, 30, 'center'), column('from', PAPER.from, 51)];
  const rowsOf = (lines: readonly YearLine[]): FormTable['rows'] => numbered(lines, (line, place) => [String(place), line.title, line.unitName, line.dueOn ?? PAPER.always, line.planTitle]);
  const parts: [string, readonly YearLine[]][] = [[PAPER.carriedOver, plan.carriedOver], ...plan.months.map(({ month, items }): [string, readonly YearLine[]] => [PAPER.month(month), items]), [PAPER.standing, plan.standing]];
  const table: FormTable = {
    sheet: PAPER.plan, marked: true, paper: LANDSCAPE, size: 10.5, title: PAPER.planTable(plan.year), subtitles: [PAPER.asOf(onPaper(plan.today))], columns,
    rows: parts.filter(([, lines]) => lines.length > 0).flatMap(([head, lines]) => [group(PAPER.counted(head, lines.length), columns.length), ...rowsOf(lines)]), notes: [],
  };
  return {
    ...bare, unnumbered: true, title: PAPER.planTitle(plan.unit?.name ?? '', plan.year), signature: plan.unit?.name ?? null, attachments: [PAPER.planTable(plan.year)], tables: [table],
    body: [
      { kind: 'text', text: PAPER.planIntro(plan.year, plan.due, plan.carriedOver.length, plan.standing.length) },
      ...(plan.blocked === 0 ? [] : [{ kind: 'text' as const, text: PAPER.planStuck(plan.blocked) }]),
    ],
  };
}

export function agendaPaper(plan: AnnualPlan, stuck: readonly YearLine[], words: ReadonlyMap<string, { readonly problem: string | null; readonly remedy: string | null }>): OfficialPaper {
  const columns = [column('place', PAPER.place, 14, 'center'), column('task', PAPER.task, 62), column('unit', PAPER.unit, 40), column('kind', PAPER.problemKind, 22, 'center'), column('problem', PAPER.problem, 54), column('remedy', PAPER.proposal, 55)];
  const table: FormTable = {
    sheet: PAPER.agenda, marked: true, paper: LANDSCAPE, size: 10.5, title: PAPER.agenda, subtitles: [PAPER.asOf(onPaper(plan.today))], columns,
    rows: numbered(stuck, (line, place) => [String(place), line.title, line.unitName, PROBLEMS[line.problemKind ?? ''] ?? '', words.get(line.id)?.problem ?? '', words.get(line.id)?.remedy ?? '']), notes: [],
  };
  return { ...bare, unnumbered: true, title: PAPER.agendaTitle(plan.unit?.name ?? '', plan.year), signature: null, attachments: [PAPER.agenda], tables: [table], body: [{ kind: 'text', text: PAPER.agendaIntro(stuck.length) }, { kind: 'text', text: PAPER.agendaAfter }] };
}

/** Signed by both; what stands in it is the unit's rows and nothing else. */
export function letterPaper(plan: AnnualPlan): OfficialPaper {
  const lines = [...plan.carriedOver, ...plan.months.flatMap(({ items }) => items), ...plan.standing];
  const columns = [column('place', PAPER.place, 14, 'center'), column('task', PAPER.task, 84), column('goal', PAPER.goal, 64), column('due', PAPER.due, 34, 'center'), column('state', PAPER.state, 51, 'center')];
  const table: FormTable = {
    sheet: LETTER.table, marked: true, paper: LANDSCAPE, size: 10.5, title: LETTER.tableOf(plan.unit?.name ?? '', plan.year), subtitles: [], columns,
    rows: numbered(lines, (line, place) => [String(place), line.title, line.goal ?? '', line.dueOn ?? PAPER.always, stateOf(line)]), notes: [],
  };
  return {
    ...bare, unnumbered: true, title: LETTER.title(plan.unit?.name ?? '', plan.year), signature: null, attachments: [LETTER.table], tables: [table],
    body: [{ kind: 'text', text: LETTER.intro(plan.unit?.name ?? '', plan.year, lines.length) }, ...LETTER.terms.map((text) => ({ kind: 'text' as const, text })), ...LETTER.signs.map((text) => ({ kind: 'text' as const, text }))],
  };
}
