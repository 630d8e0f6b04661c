/** Numbers to reach and numbers that rule, clause by clause. */
import { isMeasured } from './around.ts';
import { change, changeBefore, disappearing, rises } from './change.ts';
import { readClauses, type Clause } from './clauses.ts';
import { count } from './count.ts';
import type { DateMark } from './dates.ts';
import { readFigures, type Figure } from './figures.ts';
import { changes, listedYears, repeats, respectively, rowEnds, stagedMeasure } from './lists.ts';
import { measure } from './measure.ts';
import type { FoundParameter, FoundTarget, Passage, ValueContext } from './model.ts';
import { REACH, WINDOW, notebookFor, type Notebook } from './notebook.ts';
import { conditional, rule } from './rule.ts';
import { chainBefore, splitSubjects, subjectOf, type Chain } from './subject.ts';
import { baselineAt, inName, past, tell, told } from './told.ts';
import { NAMED_AFTER } from './words.ts';

export interface Numbers { readonly targets: FoundTarget[]; readonly parameters: FoundParameter[] }

export function readNumbers(flow: Passage, mask: Uint8Array, dates: readonly DateMark[], context: ValueContext): Numbers {
  const figures = readFigures(flow.text, flow.raw, mask);
  if (figures.length === 0) return { targets: [], parameters: [] };
  const notebook = notebookFor(flow, mask, dates, context);
  for (const clause of readClauses(flow.text, mask, figures)) read(notebook, clause);
  return { targets: notebook.targets, parameters: notebook.parameters };
}

export function read(n: Notebook, clause: Clause): void {
  let floor = clause.from;
  n.memory.clause = clause;
  let baseline: number | null = null;
  const figures = clause.figures;
  const ends = rowEnds(n, clause);
  for (let i = 0; i < figures.length; i += 1) {
    const figure = figures[i] as Figure;
    if (figure.from < floor) continue;
    n.memory.index = i;
    const next = figures[i + 1];
    const low = Math.max(floor, figure.from - WINDOW);
    const beyond = next && next.from > figure.to ? next.from : clause.to;
    const high = Math.min(clause.to, beyond, figure.to + REACH);
    const source = baselineAt(n, figure, low, clause.to);
    if (source !== null) { baseline = source; continue; }
    const chain = chainBefore(n.text, n.mask, low, figure.from);
    const end = ends[i] as number;
    const reached = chain.predicate && next !== undefined && isMeasured(figure) && baseline === null;
    const group = chain.respectively || reached ? figures.slice(i, end) : [];
    if (chain.respectively) {
      if (group.length > 1 && respectively(n, clause, group, low, chain)) { i += group.length - 1; floor = (group.at(-1) as Figure).to; baseline = null; continue; }
    }
    if (reached) {
      // 到2022年和2030年,…达到37%和40%: a year for each
      if (group.length > 1 && listedYears(n, figure.from).length === group.length && respectively(n, clause, group, low, chain)) { i += group.length - 1; floor = (group.at(-1) as Figure).to; continue; }
      const subject = group.length > 1 ? subjectOf(n.text, n.raw, n.mask, low, chain.at) : null;
      if (subject && splitSubjects(n.text, n.mask, subject.from, subject.to).length === group.length && respectively(n, clause, group, low, chain)) { i += group.length - 1; floor = (group.at(-1) as Figure).to; continue; }
    }
    const changed = next && baseline === null ? changes(n, clause, i, end, low) : 0;
    if (changed > 0) { i += changed - 1; floor = (figures[i] as Figure).to; continue; }
    if (next && inName(n, figure, next)) continue;
    const staged = chain.comparator === null ? stagedMeasure(n, clause, figure, low, chain) : null;
    if (staged !== null) { floor = staged; continue; }
    const before = n.targets.length;
    floor = one(n, clause, figure, low, high, chain, baseline) ?? floor;
    const repeated = next && n.targets.length === before + 1 && floor === figure.to && !isMeasured(figure) ? repeats(n, clause, i, end) : 0;
    if (repeated > 0) { i += repeated; floor = (figures[i] as Figure).to; }
    baseline = null;
  }
}

export function one(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, baseline: number | null): number | null {
  const text = n.text;
  // 不漏一人, 满300元减60元
  if (figure.value === 1 && figure.inWords && /不(?:漏|落|少|丢|掉|遗漏|落下|让)$/.test(text.slice(Math.max(low, figure.from - 4), figure.from))) return null;
  if (figure.kind === 'money' && /[满减]$/.test(text.slice(low, figure.from))) return null;
  const tail = text.slice(figure.to, Math.min(text.length, figure.to + 4));
  if (figure.unit === '' && figure.kind === 'plain' && !(chain.predicate && /\./.test(text.slice(figure.from, figure.numeralTo)))) return null;
  if (NAMED_AFTER.startingAt(text, figure.numeralTo)) return null;
  if (/^(?:期|批次)?(?:工程|计划|行动)$/.test(tail.slice(0, 2)) && figure.kind === 'term') return null;
  // 不晚于21点: a time of day
  if (figure.unit === '点' && figure.value <= 24 && !figure.inWords) return null;
  // 不得一次性收取超过60课时: what is forbidden
  if (/^(?:超过|高于|多于|超出)$/.test(chain.word) && /不得(?!超过|高于|多于|超出)[^,。;]{2,12}$/.test(text.slice(low, chain.at))) return rule(n, figure, chain, low, high);
  const subjectTo = baseline ?? chain.at;
  const eliminate = disappearing(n, clause, figure, low);
  if (eliminate !== null) return eliminate;
  if (baseline === null && (told(n, clause, figure, chain) || past(n, low, figure.from))) return tell(n, clause, figure, low, subjectTo);
  if (conditional(n, figure, chain, low, clause)) { return rule(n, figure, chain, low, high); }
  if (figure.kind === 'points' || changeBefore(n, figure, low) || rises(n, figure, low)) return change(n, clause, figure, low, chain);
  if (isMeasured(figure)) return measure(n, clause, figure, low, high, chain, subjectTo);
  return count(n, clause, figure, low, high, chain, subjectTo);
}
