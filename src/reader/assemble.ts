/** From drafts to the reading: literal texts, spans, values, roles. */
import { type Span } from '#kernel';
import { type Flow, flowOf, foldAhead, isScattered, sourceSpan, wholeCharacter } from './flow.ts';
import type { Deadline, DocumentHead, LeadRule, Parameter, Reading, Recurrence, Responsibility, SectionTarget, Target, Task, TaskKind, TaskSpans } from './model.ts';
import type { Piece } from './outline.ts';
import { layoutOf, linedOf } from './layout.ts';
import { paperOf } from './paper.ts';
import { type Part, partsOf } from './parts.ts';
import type { Source, SourceNote } from './source.ts';
import { codePointIndex } from '#kernel';
import type { AimDraft, Drafts, Passage, TaskDraft } from './tasks/draft.ts';
import { allDrafts } from './tasks/of-parts.ts';
import { leadRuleIn } from './units/lead-rule.ts';
import { readDeadlineCell, readValues, type ValueContext, type Values } from './values/index.ts';
import { KIND_TOLD_WITHIN, kindOf } from './tasks/kind.ts';
import { findingsOf } from './lint/index.ts';

/** What values were read from which words, kept between readings of a text that is being typed. */
export interface Memory { get: (key: string) => unknown; set: (key: string, value: unknown) => void }

export interface AssembleOptions { readonly name: string; readonly digest: string; readonly mode?: 'received' | 'draft'; readonly memory?: Memory }

export function assemble(source: Source, options: AssembleOptions): Reading {
  foldAhead(source.text);
  const lined = linedOf(source.text);
  const pieces = layoutOf(source, lined);
  const { head, parts, paragraphs, around } = partsOf(source.text, pieces);
  const drafts = allDrafts(parts);
  const rule = firstRule([...paragraphs.map((paragraph) => paragraph.flow), ...notesIn(pieces)], drafts);
  const context = contextOf(head, parts);
  const overlong: SourceNote[] = [];
  const read = reader(context, options.memory, overlong);
  const parameters: Parameter[] = [];
  const tasks = drained(drafts.tasks, (draft) => taskOf(draft, rule, read, context, parameters));
  const asked = new Set(tasks.flatMap((task) => task.targets.map(sameTarget)));
  const targets = drafts.aims.flatMap((aim) => aimTargets(aim, read, parameters).filter((target) => !aim.again || !asked.has(sameTarget(target))));
  const reading = {
    schema: 'taizhang.reading/1' as const,
    source: { name: options.name, format: source.format, digest: options.digest, characters: codePointIndex(source.text).length, text: source.text, blocks: source.blocks.length > 0 || source.text.length > LONGEST_PAPER ? source.blocks : paperOf(source.text, pieces, (paragraph) => around.has(paragraph)) },
    document: { ...head, leadRule: rule.kind, spans: { ...head.spans, ...(rule.span && { leadRule: rule.span }) } },
    tasks, targets, parameters,
  };
  const findings = findingsOf(reading, [...source.notes, ...overlong], options.mode ?? 'received', lined);
  foldAhead('');
  return { ...reading, findings };
}

/** No office writes a measure of this length: its values are left unread, so that a text made to hurt cannot fill the memory. */
const LONGEST_PASSAGE = 200_000;
const NO_VALUES: Values = { deadlines: [], recurrence: null, targets: [], parameters: [] };

function tooLong({ flow, from, to }: Passage): SourceNote {
  return { code: 'passage-too-long', message: `一段文字超过${LONGEST_PASSAGE}个字，没有从中读取时限和目标；请检查文件是否缺少换行。`, spans: [sourceSpan(flow, from, Math.min(to, from + 40))] };
}

/** Maps and lets go of each draft at once: of a very long paper, drafts and tasks together would not fit the memory. */
function drained<T, R>(drafts: T[], map: (draft: T) => R): R[] {
  drafts.reverse();
  const mapped: R[] = [];
  for (let draft = drafts.pop(); draft !== undefined; draft = drafts.pop()) mapped.push(map(draft));
  return mapped;
}

/** A longer plain text is drawn line by line: its blocks would take more memory than its reading. */
const LONGEST_PAPER = 2_000_000;

interface Rule { readonly kind: LeadRule; readonly span: Span | null }

/** Rows of one cell over the whole width, at the top or the bottom of a table: notes stand there. */
function notesIn(pieces: readonly Piece[]): Flow[] {
  return pieces.flatMap((piece) => {
    if (piece.kind !== 'grid') return [];
    const ends = [...piece.rows.slice(0, 2), ...piece.rows.slice(-2)];
    return ends.flatMap((row) => { const [first, ...rest] = new Set(row); return first && rest.length === 0 ? [first.flow] : []; });
  });
}

function firstRule(flows: readonly Flow[], drafts: Drafts): Rule {
  for (const flow of flows) {
    const found = flow.text.length < 20000 || flow.text.includes('牵头') ? leadRuleIn(flow) : null;
    if (found) return { kind: 'stated', span: found.span };
  }
  const stated = drafts.tasks.filter((task) => task.units.length > 0);
  if (stated.length === 0) return { kind: 'none', span: null };
  return { kind: stated.some((task) => task.explicit) ? 'columns' : 'implied', span: null };
}

/* ---- values ---- */

const YEAR = /(?:19|20)\d{2}/g;

function contextOf(head: Omit<DocumentHead, 'leadRule'>, parts: readonly Part[]): ValueContext {
  const titles = [head.plan?.title, head.title, ...parts.map((part) => part.title?.text)].filter((title): title is string => Boolean(title));
  const text = flowOf(titles[0] ?? '').text.replace(/-+/g, '-').replace(/\[\d{4}\]/g, '');
  const period = /((?:19|20)\d{2})年?[-~至到]((?:19|20)\d{2})年?/.exec(text);
  // without a day of issue its number tells the year
  const said = head.issuedOn?.slice(0, 4) ?? /(?:19|20)\d{2}/.exec(head.documentNumber ?? '')?.[0];
  const issued = said === undefined ? null : Number(said);
  // 教育现代化2035 names a horizon, 2022年 in a title of 2021 a year of work
  const years = [...new Set(text.match(YEAR) ?? [])].filter((year) => issued === null || Number(year) <= issued + 1);
  return {
    titleYear: !period && years.length === 1 ? Number(years[0]) : null,
    planStart: period ? Number(period[1]) : null,
    planEnd: period ? Number(period[2]) : null,
    issuedYear: issued,
    inheritedYear: null,
  };
}

type Read = (passage: Passage, inheritedYear?: number | null) => Values;

function reader(context: ValueContext, memory: Memory | undefined, overlong: SourceNote[]): Read {
  const base = `${context.titleYear}/${context.planStart}/${context.planEnd}/${context.issuedYear}/`;
  return (passage, inheritedYear = null) => {
    const { flow, from, to } = passage;
    if (to - from > LONGEST_PASSAGE) { overlong.push(tooLong(passage)); return NO_VALUES; }
    const raw = from === 0 && to === flow.raw.length ? flow.raw : flow.raw.slice(from, to);
    const key = base + inheritedYear + raw;
    const kept = memory?.get(key) as Values | undefined;
    if (kept) return kept;
    const values = readValues({ text: raw === flow.raw ? flow.text : flow.text.slice(from, to), raw }, { ...context, inheritedYear });
    memory?.set(key, values);
    return values;
  };
}

/** Objects of which there are many get what they may lack set behind: spreading it into them takes several times as long. */
type Growing<T> = { -readonly [Key in keyof T]: T[Key] };

function at(passage: Passage, range: { from: number; to: number; inferred?: boolean }): { text: string; span: Span; inferred?: boolean } {
  const from = wholeCharacter(passage.flow, passage.from + range.from, -1);
  const to = wholeCharacter(passage.flow, passage.from + range.to, 1);
  const said: { text: string; span: Span; inferred?: boolean } = { text: passage.flow.raw.slice(from, to), span: sourceSpan(passage.flow, from, to) };
  if (range.inferred || isScattered(passage.flow, from, to)) said.inferred = true;
  return said;
}

function targetsOf(passage: Passage, values: Values): Target[] {
  return values.targets.map((target) => {
    const { text, span, inferred } = at(passage, target);
    const found: Growing<Target> = { text, metric: target.metric, comparator: target.comparator, value: target.value, valueMax: target.valueMax, unit: target.unit, year: target.year, basis: target.basis, scope: target.scope, span };
    if (inferred) found.inferred = true;
    return found;
  });
}

function parametersOf(passage: Passage, values: Values): Parameter[] {
  return values.parameters.map((parameter) => {
    const { text, span } = at(passage, parameter);
    return { text, subject: parameter.subject, value: parameter.value, ...(parameter.valueMax !== null && { valueMax: parameter.valueMax }), unit: parameter.unit, span };
  });
}

/** Two targets that say the same. */
function sameTarget(target: Target): string {
  return `${target.metric}/${target.value}/${target.unit}`;
}

function aimTargets(aim: AimDraft, read: Read, parameters: Parameter[]): SectionTarget[] {
  const values = read(aim.passage, aim.year);
  for (const parameter of parametersOf(aim.passage, values)) parameters.push(parameter);
  const heading = aim.heading.map((flow) => flow.raw);
  return targetsOf(aim.passage, values).map((target) => ({ ...target, heading }));
}

/* ---- tasks ---- */

/** What is wrong today, told before the measure that mends it, holds no number to reach. */
/** What stands above such a label is the problem. */
const REMEDY = /^整改(?:目标|措施|举措|任务):/;
const PROBLEM = /^(?:存在的?|反馈的?|主要|突出|具体)?问题(?:表现|描述|清单)?:/;

function taskOf(draft: TaskDraft, rule: Rule, read: Read, context: ValueContext, parameters: Parameter[]): Task {
  const passages = draft.ownGoal && draft.goal ? [...draft.body, draft.goal] : draft.body;
  const deadlines: Deadline[] = [];
  let recurrence: Recurrence | null = null;
  let standing = false;
  for (const cell of draft.deadlines) {
    const found = readDeadlineCell({ text: cell.flow.text.slice(cell.from, cell.to), raw: cell.flow.raw.slice(cell.from, cell.to) }, context);
    for (const deadline of found.deadlines) deadlines.push({ ...at(cell, deadline), on: deadline.on, column: true });
    if (found.recurrence) recurrence ??= { ...at(cell, found.recurrence), every: found.recurrence.every };
    standing ||= found.standing;
    if (found.deadlines.length === 0 && !found.recurrence) deadlines.push({ ...at(cell, { from: 0, to: cell.to - cell.from }), on: null, column: true });
  }
  const said = new Set(deadlines.map((deadline) => deadline.text));
  const targets: Target[] = [];
  const mends = passages.findIndex((passage) => REMEDY.test(passage.flow.text.slice(0, 8)));
  for (const [k, passage] of passages.entries()) {
    if (k < mends || PROBLEM.test(passage.flow.text.slice(passage.from, passage.from + 12))) continue;
    const values = read(passage);
    for (const target of targetsOf(passage, values)) targets.push(target);
    for (const parameter of parametersOf(passage, values)) parameters.push(parameter);
    for (const deadline of values.deadlines) {
      const one = { ...at(passage, deadline), on: deadline.on };
      if (!said.has(one.text)) { said.add(one.text); deadlines.push(one); }
    }
    if (values.recurrence) recurrence ??= { ...at(passage, values.recurrence), every: values.recurrence.every };
  }
  const text = draft.body.map(words).join('');
  for (const { flow, comparator, value, unit, year } of draft.quantities ?? []) {
    const said = at({ flow, from: 0, to: flow.text.length }, { from: 0, to: flow.text.length });
    if (!targets.some((target) => target.span[0] < said.span[1] && said.span[0] < target.span[1])) targets.push({ ...said, metric: text, comparator, value, valueMax: null, unit, year: year ?? context.titleYear, basis: 'at-date', scope: null });
  }
  const title = draft.title && words(draft.title);
  const responsibilities = draft.units.map(({ flow, unit }): Responsibility => {
    const inferred = unit.inferred && rule.kind !== 'stated' || isScattered(flow, unit.from, unit.to);
    const one: Growing<Responsibility> = { unit: flow.raw.slice(unit.from, unit.to), role: unit.role, span: sourceSpan(flow, unit.from, unit.to) };
    if (inferred) one.inferred = true;
    return one;
  });
  const spans: Growing<TaskSpans> = { text: spanOver(draft.body) };
  if (draft.number) spans.number = spanOf(draft.number);
  if (draft.title) spans.title = spanOf(draft.title);
  if (draft.goal) spans.goal = spanOf(draft.goal);
  if (draft.leaders.length > 0) spans.leaders = draft.leaders.map(spanOf);
  if (draft.offices.length > 0) spans.offices = draft.offices.map(spanOf);
  spans.heading = draft.heading.map((flow) => sourceSpan(flow, 0, flow.text.length));
  return {
    number: draft.number && words(draft.number),
    heading: draft.heading.map((flow) => flow.raw),
    title, text, responsibilities,
    leaders: draft.leaders.map(words),
    offices: draft.offices.map(words),
    kind: kindOf(`${title ?? ''}。${text.slice(0, KIND_TOLD_WITHIN)}`, { targets: targets.length, standing, hasDeadline: deadlines.length > 0 }) satisfies TaskKind,
    deadlines, recurrence, targets,
    span: [draft.start, draft.end],
    goal: draft.goal && words(draft.goal),
    spans,
  };
}

function words({ flow, from, to }: Passage): string {
  return flow.raw.slice(from, to);
}

function spanOf({ flow, from, to }: Passage): Span {
  return sourceSpan(flow, from, to);
}

function spanOver(passages: readonly Passage[]): Span {
  const first = passages[0];
  const last = passages[passages.length - 1];
  if (!first || !last) return [0, 0];
  return [sourceSpan(first.flow, first.from, first.to)[0], sourceSpan(last.flow, last.from, last.to)[1]];
}
