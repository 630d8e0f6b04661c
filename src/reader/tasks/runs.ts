/** The paragraphs of one number as runs of words, each with what says who: a run is a measure. */
import type { Flow } from '../flow.ts';
import type { Statement } from '../units/statement.ts';
import { labelOf } from '../vocabulary/labels.ts';
import type { Passage } from './draft.ts';
import type { Marked } from './plan.ts';

/** A statement where it stands. */
export interface Stated { readonly flow: Flow; readonly statement: Statement }

export interface Run { readonly passages: Passage[]; readonly statements: Stated[] }

/** Words behind a bracket or a line of units that could be a measure of their own. */
const SHORTEST_MEASURE = 14;

/** A line of a few words without a stop: the name of the measure below. */
function isTitleLine(text: string): boolean {
  return text.length >= 4 && !/[。;,:、)\]]$/.test(text);
}

const saysWhoLeads = (stated: readonly { readonly statement: Statement }[]): boolean => stated.some(({ statement }) => statement.units.some((unit) => unit.role === 'lead'));

/** For each paragraph: the next one that says anything of units says who leads, so if somebody leads already the words between are another measure. */
function leadAnew(marked: readonly Marked[]): readonly boolean[] {
  const anew = new Array<boolean>(marked.length).fill(false);
  for (let k = marked.length - 2; k >= 0; k -= 1) {
    const { statements } = marked[k + 1] as Marked;
    anew[k] = statements.length > 0 ? saysWhoLeads(statements.map((statement) => ({ statement }))) : (anew[k + 1] as boolean);
  }
  return anew;
}

export function runsOf(marked: readonly Marked[]): Run[] {
  const runs: Run[] = [];
  let run: Run = { passages: [], statements: [] };
  const lastStated = marked.findLastIndex((one) => one.statements.length > 0);
  const anew = leadAnew(marked);
  for (const [k, { flow, statements }] of marked.entries()) {
    let from = 0;
    if (statements.every((statement) => statement.inText)) {
      const all = trimmed(flow, 0, flow.text.length);
      if (all && statements.length === 0 && (flow.text.length > SHORTEST_MEASURE || isTitleLine(flow.text)) && anew[k] && saysWhoLeads(run.statements)) { runs.push(run); run = { passages: [], statements: [] }; }
      if (all) run.passages.push(all);
      for (const statement of statements) run.statements.push({ flow, statement });
      continue;
    }
    for (const statement of statements) {
      const before = trimmed(flow, from, statement.from);
      if (before && run.statements.length > 0) { runs.push(run); run = { passages: [], statements: [] }; }
      if (before) run.passages.push(before);
      run.statements.push({ flow, statement });
      from = statement.to;
    }
    const rest = trimmed(flow, from, flow.text.length);
    if (!rest) continue;
    if (run.statements.length > 0 && rest.to - rest.from > SHORTEST_MEASURE && !opensContent(flow, from) && lastStated > k) { runs.push(run); run = { passages: [], statements: [] }; }
    run.passages.push(rest);
  }
  if (run.passages.length + run.statements.length > 0) runs.push(run);
  return runs.length > 1 ? mergeHeadless(runs) : runs;
}

/** Statements with no words of their own go to the measure above; words with no statement to the run before. */
function mergeHeadless(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    if (last && (run.passages.length === 0 || run.statements.length === 0)) {
      for (const passage of run.passages) last.passages.push(passage);
      for (const stated of run.statements) last.statements.push(stated);
    } else merged.push(run);
  }
  return merged;
}

/** Length of a label such as 工作内容: in front of the measure's words, or null. */
function opensContent(flow: Flow, from: number): number | null {
  const label = /^([\p{Script=Han}]{2,8}):/u.exec(flow.text.slice(from, from + 10));
  return label && labelOf(label[1] as string) === 'measure' ? label[0].length : null;
}

/** Without the label and the signs around it; null where nothing is left. */
export function trimmed(flow: Flow, from: number, to: number): Passage | null {
  let start = from + (opensContent(flow, from) ?? 0);
  let end = to;
  while (start < end && '。;,、:)]'.includes(flow.text[start] as string)) start += 1;
  while (end > start && '([;,'.includes(flow.text[end - 1] as string)) end -= 1;
  return end > start ? { flow, from: start, to: end } : null;
}
