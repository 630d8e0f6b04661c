/** Measures in prose: which numbered paragraphs are tasks, and which words of theirs say who. */
import { type Flow, slice } from '../flow.ts';
import { type Node, headingFlow, isGlued, isInnerType } from '../outline.ts';
import type { MarkerType } from '../text/markers.ts';
import type { Statement } from '../units/statement.ts';
import { type Label, labelOf } from '../vocabulary/labels.ts';
import { isSurrounding } from '../vocabulary/sections.ts';
import { type Duty, dutiesBySection } from './by-unit.ts';
import { type Drafts, type TaskDraft, whole } from './draft.ts';
import { type Marked, markedIn, type Plan, planOf, saysWho } from './plan.ts';
import { isRemark, labelledParagraphs, namedBlocks, saidTogether } from './labelled.ts';
import { runsOf, type Stated, trimmed } from './runs.ts';
import { tableTasks } from './table.ts';
import { titleOf, toDraft } from './to-draft.ts';

/** `mustSay`: only what says who is a task. */
export function proseTasks(root: Node, prefix: readonly Flow[], mustSay = false): Drafts {
  const plan = planOf(root);
  const drafts = sectionTasks(root, plan, prefix, mustSay, new Map());
  if (mustSay || drafts.tasks.some((task) => task.units.length > 0)) return drafts;
  const byUnit = dutiesBySection(root);
  if (drafts.tasks.length > 0 && !areHeadings(byUnit)) return drafts;
  return byUnit.size === 0 ? drafts : sectionTasks(root, plan, prefix, mustSay, byUnit);
}

function sectionTasks(root: Node, plan: Plan, prefix: readonly Flow[], mustSay: boolean, byUnit: ReadonlyMap<Node, readonly Duty[]>): Drafts {
  const drafts: Drafts = { tasks: [], aims: [] };
  rootTasks(root, plan, prefix, drafts);
  tables(root, prefix, drafts);
  for (const section of root.children) {
    const duties = byUnit.get(section);
    if (duties) { for (const duty of duties) dutyTasks(duty, { plan, prefix, drafts, eligible: true, inherited: [duty.stated] }); continue; }
    const eligible = mustSay || plan.total >= 3 ? saysWho(section, plan) : !isSurrounding(title(section));
    visit(section, { plan, prefix, drafts, eligible, inherited: null });
  }
  return drafts;
}

/** What a unit has to do: each numbered point below its name, or the one paragraph behind it. */
function dutyTasks({ node, flow }: Duty, context: Visit): void {
  if (flow === null) for (const child of node.children) visit(child, context);
  else leafOf(node, [{ flow, statements: [] }], context, path(node));
}

/** Every part of the work stands below the name of its unit. */
function areHeadings(byUnit: ReadonlyMap<Node, readonly Duty[]>): boolean {
  return byUnit.size > 0 && [...byUnit.values()].every((duties) => duties.every((duty) => duty.flow === null));
}

interface Visit { /** The year with which the paragraph above opens. */ readonly aimedAt?: number | null; readonly plan: Plan; readonly prefix: readonly Flow[]; readonly drafts: Drafts; readonly eligible: boolean; readonly inherited: readonly Stated[] | null }

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
  const bears = saysWho(node, plan);
  const eligible = context.eligible && !(surrounding && !bears);
  const here = { ...context, eligible };
  if (node.tables.length > 0) tables(node, [...context.prefix, ...path(node), headingFlow(node)], drafts);
  if (node.children.length === 0 || isOneMeasure(node, plan)) {
    if (node.tables.length > 0 && !bears) { aims(node, here); return; }
    leaf(node, here);
    return;
  }
  const own = markedIn(node, plan);
  const stated = own.flatMap((marked) => marked.statements.map((statement) => ({ flow: marked.flow, statement })));
  const bearing = node.children.filter((child) => saysWho(child, plan)).length;
  let inherited = context.inherited;
  if (stated.length > 0) {
    if (bearing === 0 || ownIsHeadingOnly(own)) inherited = saidTogether(stated);
    else leafOf(node, own, here, path(node));
  }
  if (stated.length === 0 || inherited !== context.inherited) aims(node, here);
  const closing = closingStatements(node, plan);
  const aimedAt = yearBelow(node, context);
  node.children.forEach((child, k) => visit(child, { ...here, aimedAt, inherited: closing[k] ?? inherited }));
}

/**
 * For each child that says nothing itself but stands in one paragraph with the next one that does: what closes that paragraph.
 * A paragraph of several numbered measures bears one bracket for all of them that have none of their own; so does a list
 * whose last measure alone says who, where that is the paper's habit.
 */
function closingStatements(node: Node, plan: Plan): readonly (readonly Stated[] | null)[] {
  const closing = new Array<readonly Stated[] | null>(node.children.length).fill(null);
  for (let k = node.children.length - 2; k >= 0; k -= 1) {
    const [child, next] = [node.children[k] as Node, node.children[k + 1] as Node];
    if (!isGlued(next) && !plan.closed.has(child.type as MarkerType) || saysWho(child, plan)) continue;
    closing[k] = closing[k + 1] ?? firstStated(markedIn(next, plan));
  }
  return closing;
}

function firstStated(marked: readonly Marked[]): readonly Stated[] | null {
  for (const { flow, statements: [statement] } of marked) if (statement) return [{ flow, statement }];
  return null;
}

/** The statement follows directly on a heading: it holds for all that stands below. */
function ownIsHeadingOnly(own: readonly Marked[]): boolean {
  return own.every((marked) => { const first = marked.statements[0]; return !first || first.from <= 40; });
}

/** 1.工作目标。… 2.工作措施。… 3.责任单位。… tell one measure field by field. */
function areFields(node: Node): boolean {
  return node.type !== 'root' && node.children.length >= 2 && node.children.every((child) => FIELD_LABELS.has(labelOf(fieldName(child))));
}

const FIELD_LABELS: ReadonlySet<Label | null> = new Set<Label>(['goal', 'measure', 'deadline', 'lead', 'responsible', 'cooperating', 'leader', 'office']);

/** The words between the number and the first stop, where they are few. */
function fieldName(node: Node): string {
  const text = node.segments[0]?.flow.text ?? '';
  const stop = /[。:,]|$/.exec(text.slice(0, 12));
  return text.slice(0, stop?.index ?? 0);
}

/** Sub-points belong to one measure: they are of an inner kind, or none of them but the last says who. */
function isOneMeasure(node: Node, plan: Plan): boolean {
  if (areFields(node)) return true;
  if (opensPoints(node) && isSaidOnce(node, plan)) return true;
  const kinds = new Set(node.children.map((child) => child.type));
  const bearing = node.children.filter((child) => saysWho(child, plan));
  const onlyTheLast = bearing.length === 1 && node.children.length > 1 && bearing[0] === node.children.at(-1);
  if ([...kinds].every(isInnerType)) {
    // the line below its last point only says by when
    const onlyByWhen = namesUnits(node, plan) && !bearing.some((child) => child.children.length > 0 || namesUnits(child, plan));
    return node.type !== 'root' && (onlyByWhen || bearing.length === 0 || onlyTheLast);
  }
  if (plan.total < 3 || node.children.some((child) => child.children.length > 0)) return false;
  if (bearing.length === 0) return plan.tasked.has(node.type as MarkerType) && markedIn(node, plan).some((marked) => marked.statements.length > 0);
  return onlyTheLast && ![...kinds].some((kind) => plan.running.has(kind as MarkerType)) && !node.children.some((child) => plan.tasked.has(child.type as MarkerType));
}

/** 整改措施: alone on the last line above the points: they are what this one measure consists of. */
function opensPoints(node: Node): boolean {
  const text = node.segments.length > 1 ? (node.segments.at(-1) as { flow: Flow }).flow.text : '';
  return /^整改(?:措施|举措|任务|内容):$/.test(text);
}

/** Who and by when is told above the points or below the last of them, and by none of the others. */
function isSaidOnce(node: Node, plan: Plan): boolean {
  const above = markedIn(node, plan).some((marked) => marked.statements.length > 0);
  return node.type !== 'root' && node.children.every((child, k) => !saysWho(child, plan) || !above && k === node.children.length - 1) && saysWho(node, plan);
}

function namesUnits(node: Node, plan: Plan): boolean {
  return markedIn(node, plan).some((marked) => marked.statements.some((statement) => statement.units.length > 0));
}

/** Measures of the tables that tell for each unit what it is there for. */
export function dutyTables(node: Node): TaskDraft[] {
  const heading = node.type === 'root' ? [] : [...path(node), headingFlow(node)];
  return [...node.tables.flatMap((grid) => tableTasks(grid, heading, 'duties').tasks), ...node.children.flatMap(dutyTables)];
}

function tables(node: Node, heading: readonly Flow[], drafts: Drafts): void {
  for (const grid of node.tables) {
    const found = tableTasks(grid, heading);
    for (const task of found.tasks) drafts.tasks.push(task);
    for (const aim of found.aims) drafts.aims.push(aim);
  }
}

/** Sections of this kind tell what there is. */
const TELLS = /基本情况|现状|存在的?问题|问题清单|面临的?形势|(?:主要|工作|取得的?|历史|发展)(?:成[效绩就]|进展)|(?:主要|基本)做法|认识.{0,40}(?:意义|地位|性|作用|形势)|重[要大]意义|发展基础|背景|发展回顾|(?:机遇|困难)[与和、]挑战|(?:面临的?|主要)(?:困难|挑战)/;

function aims(node: Node, context: Visit): void {
  for (let up: Node | null = node; up?.opening; up = up.parent) if (TELLS.test(title(up)) && !/目标/.test(title(up))) return;
  const heading = [...context.prefix, ...path(node), headingFlow(node)];
  let year = context.aimedAt ?? null;
  for (const { flow } of node.segments) {
    if (flow.text.length === 0) continue;
    context.drafts.aims.push({ heading, passage: whole(flow), kind: 'aim', year });
    year = openingYear(flow) ?? year;
  }
}

const AIMED_AT = /^(?:[^。;]{0,16}[,:。])?(?:力争|确保|争取)?[到至]?(20\d{2})年(?:年?底|末)?前?(?:[,:]|[^,。;:]{0,12}:)/;

/** …。到2025年,力争实现以下目标: */
const AIMED_BELOW = /(?:^|[。;,])(?:力争|确保|争取)?[到至](20\d{2})年[^。;:]{0,24}:$/;

/** 到2025年,…: what the points below it say is meant for that year, too. */
function openingYear(flow: Flow): number | null {
  const found = AIMED_AT.exec(flow.text.slice(0, 40)) ?? (flow.text.endsWith(':') ? AIMED_BELOW.exec(flow.text.slice(-40)) : null);
  return found ? Number(found[1]) : null;
}

/** The year that the node's own paragraphs say for the points below. */
function yearBelow(node: Node, context: Visit): number | null {
  return node.segments.reduce<number | null>((year, { flow }) => openingYear(flow) ?? year, context.aimedAt ?? null);
}

/** Points without units below an aim (——, 一是) are aims, too. */
function aimsBelow(node: Node, context: Visit): void {
  aims(node, context);
  const below = { ...context, aimedAt: yearBelow(node, context) };
  for (const child of node.children) aimsBelow(child, below);
}

function gather(node: Node, plan: Plan): Marked[] {
  return [...markedIn(node, plan), ...node.children.flatMap((child) => withOpening(child, plan))];
}

/** Sub-points keep their numbers: they are part of the measure's words. */
function withOpening(node: Node, plan: Plan): Marked[] {
  const opening = node.opening as Flow;
  const [first, ...rest] = markedIn(node, plan);
  const shift = (node.marker as { length: number }).length;
  const head: Marked[] = first ? [{ flow: opening, statements: first.statements.map((statement) => ({ ...shifted(statement, shift), ...(statement.from === 0 && { from: 0 }) })) }] : [];
  return [...head, ...rest, ...node.children.flatMap((child) => withOpening(child, plan))];
}

function shifted(statement: Statement, by: number): Statement {
  const move = <T extends { from: number; to: number }>(range: T): T => ({ ...range, from: range.from + by, to: range.to + by });
  return { ...move(statement), units: statement.units.map(move), leaders: statement.leaders.map(move), offices: statement.offices.map(move), deadline: statement.deadline && move(statement.deadline) };
}

function leaf(node: Node, context: Visit): void {
  const marked = gather(node, context.plan);
  const stated = marked.some((one) => one.statements.length > 0);
  if (!stated && (!context.eligible || !worthATask(node))) { aimsBelow(node, context); return; }
  const titled = stated ? [] : titledParagraphs(node);
  if (titled.length > 0) {
    for (const one of titled) context.drafts.tasks.push(toDraft({ passages: [whole(one)], statements: [] }, node, 1, [...context.prefix, ...path(node), headingFlow(node)], context.inherited));
    return;
  }
  leafOf(node, marked, context, path(node));
}

/** Fewer paragraphs that open with a short sentence are one measure told at length. */
const LEAST_TITLED = 3;
const TITLED = /^[^。:;,]{4,22}(?:,[^。:;,]{2,14})?[。:].{8}/;

/** Below a heading that says no more, paragraphs without a number of which each opens with its title are measures. */
function titledParagraphs(node: Node): readonly Flow[] {
  const [first, ...below] = node.segments;
  if (node.children.length > 0 || !first || below.length < LEAST_TITLED || first.flow.text.length > 40 || /[。;]./.test(first.flow.text)) return [];
  return below.every(({ flow }) => TITLED.test(flow.text)) ? below.map(({ flow }) => flow) : [];
}

function worthATask(node: Node): boolean {
  const length = node.segments.reduce((sum, segment) => sum + segment.flow.text.length, 0);
  return length >= 6 && !isInnerType(node.type);
}

/** Text written under no number at all: a task only where it says who. */
function rootTasks(node: Node, plan: Plan, prefix: readonly Flow[], drafts: Drafts): void {
  const all = markedIn(node, plan);
  const context: Visit = { plan, prefix, drafts, eligible: true, inherited: null };
  const named = namedBlocks(all);
  for (const { from, to, label } of named) {
    const { flow } = all[from] as Marked;
    const name = slice(flow, label, flow.text.length);
    leafOf(node, [{ flow: name, statements: [] }, ...all.slice(from + 1, to).filter((line) => !isRemark(line))], context, []);
    const task = drafts.tasks.pop();
    if (task) drafts.tasks.push({ ...task, title: task.title ?? whole(name) });
  }
  const blocks = named.length > 0 ? named : labelledParagraphs(all);
  let next = 0;
  for (let k = 0; k < all.length; k += 1) {
    const block = blocks[next];
    if (block?.from === k) {
      if (named.length === 0) leafOf(node, all.slice(k, block.to), context, []);
      next += 1;
      k = block.to - 1;
      continue;
    }
    const marked = all[k] as Marked;
    if (marked.statements.some((statement) => statement.units.length > 0 && statement.from > 5)) leafOf(node, [marked], context, []);
    else drafts.aims.push({ heading: prefix, passage: whole(marked.flow), kind: 'aim' });
  }
}

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
