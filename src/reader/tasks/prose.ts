/** Measures in prose: which numbered paragraphs are tasks, and which words of theirs say who. */
import type { Flow } from '../flow.ts';
import { type Node, headingFlow, isGlued, isInnerType } from '../outline.ts';
import type { MarkerType } from '../text/markers.ts';
import { type Statement, statementsIn } from '../units/statement.ts';
import { labelOf } from '../vocabulary/labels.ts';
import { isSurrounding } from '../vocabulary/sections.ts';
import { type Drafts, type Passage, type TaskDraft, type UnitPassage, whole } from './draft.ts';
import { fixRoles } from './roles.ts';
import { tableTasks } from './table.ts';

interface Marked { readonly flow: Flow; readonly statements: readonly Statement[] }

interface Plan {
  readonly statements: Map<Node, readonly Marked[]>;
  /** Statements in the node and everything below it. */
  readonly count: Map<Node, number>;
  /** Marker types whose leaves bear statements of their own more often than not. */
  readonly tasked: ReadonlySet<MarkerType>;
  /** Marker types whose numbers run on from one heading to the next: each of them numbers a measure. */
  readonly running: ReadonlySet<MarkerType>;
  /** Marker types of which, under every heading that has several, only the last says who: it closes them all. */
  readonly closed: ReadonlySet<MarkerType>;
  readonly total: number;
}

/** `mustSay`: only what says who is a task. */
export function proseTasks(root: Node, prefix: readonly Flow[], mustSay = false): Drafts {
  const plan = planOf(root);
  const drafts: Drafts = { tasks: [], aims: [] };
  const sections = root.children;
  rootTasks(root, plan, prefix, drafts);
  tables(root, prefix, drafts);
  for (const section of sections) {
    const bears = (plan.count.get(section) ?? 0) > 0;
    const eligible = mustSay || plan.total >= 3 ? bears : !isSurrounding(title(section));
    visit(section, { plan, prefix, drafts, eligible, inherited: null });
  }
  return drafts;
}

function planOf(root: Node): Plan {
  const statements = new Map<Node, readonly Marked[]>();
  const count = new Map<Node, number>();
  const leaves = new Map<MarkerType, { bearing: number; bare: number }>();
  const starts = new Map<MarkerType, { anew: number; on: number }>();
  const groups = new Map<MarkerType, { closed: number; open: number }>();
  const walk = (node: Node): number => {
    const marked = node.segments.map((segment) => ({ flow: segment.flow, statements: statementsIn(segment.flow) }));
    statements.set(node, marked);
    const first = node.children[0]?.marker;
    if (first) { const tally = starts.get(first.type) ?? { anew: 0, on: 0 }; if (first.value <= 1) tally.anew += 1; else tally.on += 1; starts.set(first.type, tally); }
    let sum = marked.reduce((n, one) => n + one.statements.length, 0);
    for (const child of node.children) sum += walk(child);
    count.set(node, sum);
    const last = node.children.at(-1);
    if (last && last.type !== 'root' && node.children.length > 1 && node.children.every((child) => child.children.length === 0)) {
      const bearing = node.children.filter((child) => (count.get(child) ?? 0) > 0);
      const tally = groups.get(last.type) ?? { closed: 0, open: 0 };
      if (bearing.length === 1 && bearing[0] === last) tally.closed += 1; else if (bearing.length > 0) tally.open += 1;
      groups.set(last.type, tally);
    }
    if (node.children.length === 0 && node.type !== 'root') {
      const tally = leaves.get(node.type) ?? { bearing: 0, bare: 0 };
      if (sum > 0) tally.bearing += 1; else tally.bare += 1;
      leaves.set(node.type, tally);
    }
    return sum;
  };
  const total = walk(root);
  const closed = new Set([...groups].filter(([, tally]) => tally.closed > 1 && tally.open === 0).map(([type]) => type));
  const tasked = new Set([...leaves].filter(([type, tally]) => !closed.has(type) && tally.bearing > 1 && tally.bearing >= tally.bare * 0.5).map(([type]) => type));
  const running = new Set([...starts].filter(([, tally]) => tally.anew <= 1 && tally.on > 0).map(([type]) => type));
  return { statements, count, tasked, running, closed, total };
}

interface Visit { readonly plan: Plan; readonly prefix: readonly Flow[]; readonly drafts: Drafts; readonly eligible: boolean; readonly inherited: { flow: Flow; statement: Statement } | null }

function title(node: Node): string {
  return headingFlow(node).text;
}

function path(node: Node): Flow[] {
  const flows: Flow[] = [];
  for (let up = node.parent; up && up.type !== 'root'; up = up.parent) flows.unshift(headingFlow(up));
  return flows;
}

function visit(node: Node, context: Visit): void {
  const { plan, drafts } = context;
  const surrounding = isSurrounding(title(node), node.parent?.type !== 'root');
  const bears = (plan.count.get(node) ?? 0) > 0;
  const eligible = context.eligible && !(surrounding && !bears);
  const here = { ...context, eligible };
  if (node.tables.length > 0) tables(node, [...context.prefix, ...path(node), headingFlow(node)], drafts);
  if (node.children.length === 0 || isOneMeasure(node, plan)) {
    if (node.tables.length > 0 && !bears) { aims(node, here); return; }
    leaf(node, here);
    return;
  }
  const own = plan.statements.get(node) as readonly Marked[];
  const stated = own.flatMap((marked) => marked.statements.map((statement) => ({ flow: marked.flow, statement })));
  const bearing = node.children.filter((child) => (plan.count.get(child) ?? 0) > 0).length;
  let inherited = context.inherited;
  if (stated.length > 0) {
    if (bearing === 0 || ownIsHeadingOnly(own)) inherited = stated[stated.length - 1] ?? null;
    else leafOf(node, own, here, path(node));
  }
  if (stated.length === 0 || inherited !== context.inherited) aims(node, here);
  const closing = closingStatements(node, plan);
  node.children.forEach((child, k) => visit(child, { ...here, inherited: closing[k] ?? inherited }));
}

/**
 * For each child that says nothing itself but stands in one paragraph with the next one that does: what closes that paragraph.
 * A paragraph of several numbered measures bears one bracket for all of them that have none of their own; so does a list
 * whose last measure alone says who, where that is the paper's habit.
 */
function closingStatements(node: Node, plan: Plan): readonly (Visit['inherited'])[] {
  const closing: Visit['inherited'][] = new Array<Visit['inherited']>(node.children.length).fill(null);
  for (let k = node.children.length - 2; k >= 0; k -= 1) {
    const [child, next] = [node.children[k] as Node, node.children[k + 1] as Node];
    if (!isGlued(next) && !plan.closed.has(child.type as MarkerType) || (plan.count.get(child) ?? 0) > 0) continue;
    closing[k] = closing[k + 1] ?? firstStated(plan.statements.get(next) as readonly Marked[]);
  }
  return closing;
}

function firstStated(marked: readonly Marked[]): Visit['inherited'] {
  for (const { flow, statements: [statement] } of marked) if (statement) return { flow, statement };
  return null;
}

/** The statement follows directly on a heading: it holds for all that stands below. */
function ownIsHeadingOnly(own: readonly Marked[]): boolean {
  return own.every((marked) => { const first = marked.statements[0]; return !first || first.from <= 40; });
}

/** Sub-points belong to one measure: they are of an inner kind, or none of them but the last says who. */
function isOneMeasure(node: Node, plan: Plan): boolean {
  const kinds = new Set(node.children.map((child) => child.type));
  const bearing = node.children.filter((child) => (plan.count.get(child) ?? 0) > 0);
  // the line below its last point only says by when
  if ([...kinds].every(isInnerType) && node.type !== 'root' && namesUnits(node, plan) && !bearing.some((child) => child.children.length > 0 || namesUnits(child, plan))) return true;
  if ([...kinds].every(isInnerType)) return node.type !== 'root' && bearing.length <= 1 && !(bearing.length === 1 && bearing[0] !== node.children[node.children.length - 1]) && (bearing.length === 0 || node.children.length > 1);
  if (plan.total < 3 || node.children.some((child) => child.children.length > 0)) return false;
  if (bearing.length === 0) return plan.tasked.has(node.type as MarkerType) && (plan.statements.get(node) as readonly Marked[]).some((marked) => marked.statements.length > 0);
  return bearing.length === 1 && node.children.length >= 2 && ![...kinds].some((kind) => plan.running.has(kind as MarkerType)) && bearing[0] === node.children[node.children.length - 1] && !node.children.some((child) => plan.tasked.has(child.type as MarkerType));
}

function namesUnits(node: Node, plan: Plan): boolean {
  return (plan.statements.get(node) as readonly Marked[]).some((marked) => marked.statements.some((statement) => statement.units.length > 0));
}

function tables(node: Node, heading: readonly Flow[], drafts: Drafts): void {
  for (const grid of node.tables) {
    const found = tableTasks(grid, heading);
    for (const task of found.tasks) drafts.tasks.push(task);
    for (const aim of found.aims) drafts.aims.push(aim);
  }
}

/** Sections of this kind tell what there is. */
const TELLS = /基本情况|现状|存在的?问题|面临的?形势|主要成效|工作成效|发展基础|背景/;

function aims(node: Node, context: Visit): void {
  if (TELLS.test(title(node)) && !/目标/.test(title(node))) return;
  const heading = [...context.prefix, ...path(node), headingFlow(node)];
  for (const segment of node.segments) {
    if (segment.flow.text.length > 0) context.drafts.aims.push({ heading, passage: whole(segment.flow), kind: 'aim' });
  }
}

function gather(node: Node, plan: Plan): Marked[] {
  return [...(plan.statements.get(node) as readonly Marked[]), ...node.children.flatMap((child) => withOpening(child, plan))];
}

/** Sub-points keep their numbers: they are part of the measure's words. */
function withOpening(node: Node, plan: Plan): Marked[] {
  const opening = node.opening as Flow;
  const [first, ...rest] = plan.statements.get(node) as readonly Marked[];
  const shift = (node.marker as { length: number }).length;
  const head: Marked[] = first ? [{ flow: opening, statements: first.statements.map((statement) => shifted(statement, shift)) }] : [];
  return [...head, ...rest, ...node.children.flatMap((child) => withOpening(child, plan))];
}

function shifted(statement: Statement, by: number): Statement {
  const move = <T extends { from: number; to: number }>(range: T): T => ({ ...range, from: range.from + by, to: range.to + by });
  return { ...move(statement), units: statement.units.map(move), leaders: statement.leaders.map(move), offices: statement.offices.map(move), deadline: statement.deadline && move(statement.deadline) };
}

function leaf(node: Node, context: Visit): void {
  const marked = gather(node, context.plan);
  if (!marked.some((one) => one.statements.length > 0) && (!context.eligible || !worthATask(node))) { aims(node, context); return; }
  leafOf(node, marked, context, path(node));
}

function worthATask(node: Node): boolean {
  const length = node.segments.reduce((sum, segment) => sum + segment.flow.text.length, 0);
  return length >= 6 && !isInnerType(node.type);
}

/** Text written under no number at all: a task only where it says who. */
function rootTasks(node: Node, plan: Plan, prefix: readonly Flow[], drafts: Drafts): void {
  for (const marked of plan.statements.get(node) as readonly Marked[]) {
    if (marked.statements.some((statement) => statement.units.length > 0 && statement.from > 8)) leafOf(node, [marked], { plan, prefix, drafts, eligible: true, inherited: null }, []);
    else drafts.aims.push({ heading: prefix, passage: whole(marked.flow), kind: 'aim' });
  }
}

interface Run { readonly passages: Passage[]; readonly statements: { flow: Flow; statement: Statement }[] }

/** One task, or several where one paragraph has several measures each with its own bracket. */
function leafOf(node: Node, marked: readonly Marked[], context: Visit, heading: readonly Flow[]): void {
  const first = marked[0];
  const titled = first && marked.length > 1 && first.statements.length === 0 && first.flow.text.length <= 40 && !/[。;]/.test(first.flow.text) && node.opening;
  const below = titled ? runsOf(marked.slice(1)) : [];
  if (below.length > 1) {
    below.forEach((run) => context.drafts.tasks.push(toDraft(run, node, 1, [...context.prefix, ...heading, headingFlow(node)], context.inherited)));
    return;
  }
  const runs = runsOf(marked);
  const [firstRun] = runs;
  const start = firstRun?.passages[0];
  const opening = start && runs.length > 1 ? titleOf(start, node) : null;
  const rest = opening && start ? trimmed(opening.flow, opening.to + 1, start.to) : null;
  if (node.type === 'han' && firstRun && opening && rest && opening.to - opening.from <= 24) {
    firstRun.passages[0] = rest;
    runs.forEach((run) => context.drafts.tasks.push(toDraft(run, node, 1, [...context.prefix, ...heading, headingFlow(node)], context.inherited)));
    return;
  }
  runs.forEach((run, k) => context.drafts.tasks.push(toDraft(run, node, k, [...context.prefix, ...heading], context.inherited)));
}

/** Words behind a bracket or a line of units that could be a measure of their own. */
const SHORTEST_MEASURE = 14;

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

function runsOf(marked: readonly Marked[]): Run[] {
  const runs: Run[] = [];
  let run: Run = { passages: [], statements: [] };
  const lastStated = marked.findLastIndex((one) => one.statements.length > 0);
  const anew = leadAnew(marked);
  for (const [k, { flow, statements }] of marked.entries()) {
    let from = 0;
    if (statements.every((statement) => statement.inText)) {
      const all = trimmed(flow, 0, flow.text.length);
      if (all && statements.length === 0 && flow.text.length > SHORTEST_MEASURE && anew[k] && saysWhoLeads(run.statements)) { runs.push(run); run = { passages: [], statements: [] }; }
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

function trimmed(flow: Flow, from: number, to: number): Passage | null {
  let start = from + (opensContent(flow, from) ?? 0);
  let end = to;
  while (start < end && '。;,、:)]'.includes(flow.text[start] as string)) start += 1;
  while (end > start && '([;,'.includes(flow.text[end - 1] as string)) end -= 1;
  return end > start ? { flow, from: start, to: end } : null;
}

/** A section of an office. */
const SECTION = /(?:[科股室处]|中心|站|馆|学校)$/;

function toDraft(run: Run, node: Node, order: number, heading: readonly Flow[], inherited: { flow: Flow; statement: Statement } | null): TaskDraft {
  const stated = run.statements.length > 0 || !inherited ? run.statements : [inherited];
  const officeLeads = stated.some(({ flow, statement }) => statement.explicit && statement.units.some((unit) => unit.role === 'lead' && SECTION.test(flow.text.slice(unit.from, unit.to))));
  const helps = (statement: Statement): boolean => officeLeads && statement.helping === true;
  const units: UnitPassage[] = stated.flatMap(({ flow, statement }) => [
    ...statement.units.map((unit) => ({ flow, unit: run.statements.length === 0 ? { ...unit, inferred: true } : unit })),
    ...(helps(statement) ? statement.offices.map((office): UnitPassage => ({ flow, unit: { ...office, role: 'cooperating', inferred: false } })) : []),
  ]);
  const first = run.passages[0];
  const marker = node.marker;
  const number = order === 0 && marker && marker.value > 0 && node.opening ? { flow: node.opening, from: marker.number[0], to: marker.number[1] } : null;
  const range = extent(run, order === 0 ? node.opening : null);
  return {
    number,
    heading,
    title: first ? titleOf(first, node) : null,
    body: run.passages,
    units: fixRoles(units),
    leaders: stated.flatMap(({ flow, statement }) => statement.leaders.map((one) => ({ flow, ...one }))),
    offices: stated.flatMap(({ flow, statement }) => (helps(statement) ? [] : statement.offices).map((one) => ({ flow, ...one }))),
    deadlines: stated.flatMap(({ flow, statement }) => (statement.deadline ? [{ flow, ...statement.deadline }] : [])),
    goal: null, ownGoal: false,
    explicit: stated.some(({ statement }) => statement.explicit),
    ...range,
  };
}

function extent(run: Run, opening: Flow | null): { start: number; end: number } {
  const points: number[] = opening ? [opening.offsets[0] as number] : [];
  for (const passage of run.passages) points.push(passage.flow.offsets[passage.from] as number, (passage.flow.offsets[passage.to - 1] as number) + 1);
  for (const { flow, statement } of run.statements) points.push(flow.offsets[statement.from] as number, (flow.offsets[statement.to - 1] as number) + 1);
  return points.length > 0 ? { start: points.reduce((least, point) => Math.min(least, point)), end: points.reduce((most, point) => Math.max(most, point)) } : { start: 0, end: 0 };
}

/** The short first sentence, where more follows it; or a paragraph that is only a title. */
function titleOf(passage: Passage, node: Node): Passage | null {
  const text = passage.flow.text.slice(passage.from, passage.to);
  // 达到10:1 is a ratio, no end
  const stop = /。|(?<!\d):|:(?!\d)/.exec(text);
  const alone = stop === null && node.segments.length > 1 && node.segments[0]?.flow === passage.flow;
  const end = stop ? stop.index : text.length;
  if (end < 2 || end > 45 || (!alone && (!stop || stop.index === text.length - 1 && node.segments.length <= 1))) return null;
  return { flow: passage.flow, from: passage.from, to: passage.from + end };
}

