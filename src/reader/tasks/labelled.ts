/** Lines of labels below a heading or a measure: 牵头领导:… 牵头单位:… 完成时限:… */
import type { Statement } from '../units/statement.ts';
import { labelOf } from '../vocabulary/labels.ts';
import type { Marked } from './plan.ts';
import type { Stated } from './runs.ts';

/** The last of the statements with those above it that tell another field of the same: 牵头领导:… 牵头单位:… 责任单位:… 完成时限:… */
export function saidTogether(stated: readonly Stated[]): readonly Stated[] {
  const told = new Set<string>();
  let first = stated.length;
  while (first > 0) {
    const fields = fieldsOf((stated[first - 1] as Stated).statement);
    if (fields.some((field) => told.has(field))) break;
    for (const field of fields) told.add(field);
    first -= 1;
  }
  return stated.slice(first);
}

function fieldsOf({ units, explicit, leaders, offices, deadline }: Statement): readonly string[] {
  const role = units.length === 0 ? null : !explicit ? 'responsible' : units.some((unit) => unit.role === 'lead') ? 'lead' : 'cooperating';
  return [role, leaders.length > 0 ? 'leaders' : null, offices.length > 0 ? 'offices' : null, deadline ? 'deadline' : null].filter((field) => field !== null);
}

/** Fewer of them are any paragraph with what stands below it. */
const LEAST_LABELLED = 2;

/** Lines that are one measure: where they begin and end. */
export interface Block { readonly from: number; readonly to: number }

/** Measures without a number, each a paragraph with lines of labels below it that say who and by when. */
export function labelledParagraphs(all: readonly Marked[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let from = 0; from + 1 < all.length; from += 1) {
    const { flow, statements } = all[from] as Marked;
    if (statements.length > 0 || flow.text.length < 6 || flow.text.endsWith(':') || flow.text.length > 400) continue;
    let to = from + 1;
    while (to < all.length && isLabelLine(all[to] as Marked)) to += 1;
    if (to - from < 3 || !all.slice(from + 1, to).some((line) => line.statements.some((statement) => statement.units.length > 0))) continue;
    blocks.push({ from, to });
    from = to - 1;
  }
  return blocks.length >= LEAST_LABELLED ? blocks : [];
}

function isLabelLine({ flow, statements }: Marked): boolean {
  return statements.length > 0 && statements.every((statement) => !statement.inText) && (statements[0] as Statement).from === 0 && (statements.at(-1) as Statement).to >= flow.text.length - 1;
}

/** A block that opens with the name of its measure, and how long the label of the name is. */
export interface NamedBlock extends Block { readonly label: number }

const LABELLED_LINE = /^([\p{Script=Han}\d]{2,12}):(?=.)/u;

/** 总投资:…, 建设地点:… and the like ask for nothing. */
export function isRemark({ flow }: Marked): boolean {
  const label = LABELLED_LINE.exec(flow.text.slice(0, 16))?.[1];
  return label !== undefined && /投资|资金|经费|地点|地址|电话|联系/.test(label);
}

/** 项目名称:… 建设规模:… 责任单位:…, again and again without numbers: the label that opens the first block opens them all. */
export function namedBlocks(all: readonly Marked[]): readonly NamedBlock[] {
  const labels = all.map(({ flow }) => LABELLED_LINE.exec(flow.text.slice(0, 16))?.[1] ?? null);
  const opening = labels.find((label) => label !== null && (labelOf(label) === 'workstream' || labelOf(label) === 'measure')) ?? null;
  if (opening === null) return [];
  const starts = labels.flatMap((label, k) => (label === opening ? [k] : []));
  const blocks = starts.map((from, k) => {
    let to = from + 1;
    while (to < (starts[k + 1] ?? all.length) && labels[to] !== null) to += 1;
    return { from, to, label: opening.length + 1 };
  });
  return blocks.length >= LEAST_LABELLED && blocks.every(({ from, to }) => to - from > 2 && all.slice(from, to).some((line) => line.statements.some((statement) => statement.units.length > 0))) ? blocks : [];
}
