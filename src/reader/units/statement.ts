/** Words that say who is responsible: a bracket at the end of a measure, a line of labels, a cell. */
import type { Flow } from '../flow.ts';
import type { Role } from '../model.ts';
import { type Label, labelOf } from '../vocabulary/labels.ts';
import { isPlainlyUnit, looksLikeUnit } from '../vocabulary/units.ts';
import { isRuleClause } from './lead-rule.ts';
import { splitUnits, type UnitRange } from './list.ts';

export interface FoundUnit extends UnitRange { readonly role: Role; readonly inferred: boolean }

export interface Statement {
  /** The whole statement inside the flow, with its brackets. */
  readonly from: number;
  readonly to: number;
  readonly units: readonly FoundUnit[];
  readonly leaders: readonly UnitRange[];
  readonly offices: readonly UnitRange[];
  /** Where it says by when. */
  readonly deadline: UnitRange | null;
  /** Some role was said in words or labels (牵头, 配合), not only by order. */
  readonly explicit: boolean;
  /** A sentence of the measure itself (由…牵头,…配合), so it stays among its words. */
  readonly inText?: boolean;
}

/** `spoken`: labels or verbs say that it is about who does what; a bare list of names does not. */
export interface Draft { units: FoundUnit[]; leaders: UnitRange[]; offices: UnitRange[]; deadline: UnitRange | null; explicit: boolean; spoken: boolean }

export function emptyDraft(): Draft {
  return { units: [], leaders: [], offices: [], deadline: null, explicit: false, spoken: false };
}

const LONGEST = 600;

/** Statements in a passage, in order, not overlapping. Linear in its length. */
export function statementsIn(flow: Flow): Statement[] {
  const statements: Statement[] = [];
  const ranges = brackets(flow.text);
  const loose = looseStatement(flow, ranges);
  for (const { from, to, closed } of ranges) {
    if (loose && from >= loose.from) break;
    if (to - from > LONGEST || to - from < 4) continue;
    const draft = parseStatement(flow, from + 1, closed ? to - 1 : to, false);
    if (draft && (draft.spoken || standsAtEnd(flow.text, from, to))) statements.push({ from, to, ...draft });
  }
  if (loose) statements.push(loose);
  if (statements.length === 0) for (const statement of spokenStatements(flow)) statements.push(statement);
  return statements.sort((a, b) => a.from - b.from);
}

/** Outermost brackets `( )` and `[ ]`; one that is never closed ends with its paragraph. */
function brackets(text: string): { from: number; to: number; closed: boolean }[] {
  const found: { from: number; to: number; closed: boolean }[] = [];
  let depth = 0;
  let start = -1;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '(' || character === '[') { if (depth === 0) start = i; depth += 1; if (depth > 8) { depth = 1; start = i; } }
    else if (character === ')' || character === ']') {
      if (depth === 0) continue;
      depth -= 1;
      if (depth === 0) found.push({ from: start, to: i + 1, closed: true });
    }
  }
  if (depth > 0 && start >= 0 && text.length - start <= LONGEST && /^.(?:责任|牵头|配合|负责|组织实施)[^:]{0,8}:/.test(text.slice(start, start + 16))) found.push({ from: start, to: text.length, closed: /[)\]]$/.test(text) });
  return found;
}

/** A bare list of names says who is responsible only behind the measure: after a full stop or at the end of the paragraph. */
function standsAtEnd(text: string, from: number, to: number): boolean {
  const next = text[to];
  return (next === undefined || next === '。' && (to + 1 === text.length || /[。;]/.test(text[from - 1] ?? ''))) && (from > 8 || from === 0 && next === undefined) || /[。;!]/.test(text[from - 1] ?? '');
}

const LOOSE = /(?:^|[。;!)\]])([\p{Script=Han}()]{2,12}):/gu;

/** 责任单位:… without brackets, to the end of the paragraph. */
function looseStatement(flow: Flow, ranges: readonly { readonly from: number; readonly to: number }[]): Statement | null {
  if (!flow.text.includes(':')) return null;
  let bracket = 0;
  for (const found of flow.text.matchAll(LOOSE)) {
    const word = found[1] as string;
    const label = labelOf(word);
    const from = found.index + found[0].length - word.length - 1;
    while (bracket < ranges.length && (ranges[bracket] as { to: number }).to <= from) bracket += 1;
    if (bracket < ranges.length && (ranges[bracket] as { from: number }).from < from) continue;
    if (label === null || !SAYS_WHO.has(label) && !(label === 'deadline' && from === 0)) continue;
    if (flow.text.length - from > LONGEST) return null;
    const draft = parseStatement(flow, from, flow.text.length, false);
    if (draft) return { from, to: flow.text.length, ...draft };
  }
  return null;
}

const SAYS_WHO: ReadonlySet<Label> = new Set<Label>(['lead', 'responsible', 'cooperating', 'leader', 'office']);

const SPOKEN = /(?:^|[。;])(由[\p{Script=Han}、()县市区州省各]{2,80}?(?:牵头|负责)[^。;]{0,120})(?=[。;]|$)/gu;

/** 由学校负责 tells how a thing is done, not whose measure it is. */
const ANYBODY = /^(?:学校|单位|部门|机构|企业|公司|家长|教师|中心|本校)$/;

/** 由县教育局牵头,县财政局配合: only where every name in front of 牵头 or 负责 is plainly a unit. */
function spokenStatements(flow: Flow): Statement[] {
  if (!/由.{2,80}?(?:牵头|负责)/.test(flow.text)) return [];
  const found: Statement[] = [];
  for (const match of flow.text.matchAll(SPOKEN)) {
    const from = match.index + match[0].length - (match[1] as string).length;
    const draft = emptyDraft();
    for (const clause of clauses(flow.text, from, match.index + match[0].length)) {
      const text = flow.text.slice(clause.from, clause.to);
      const verb = /牵头|负责|配合|参与|协助/.exec(text);
      if (!verb) continue;
      const lead = text.startsWith('由') ? 1 : 0;
      const units = splitUnits(flow, clause.from + lead, clause.from + verb.index);
      if (units.length === 0 || !units.every((unit) => isPlainlyUnit(flow.text.slice(unit.from, unit.to)) && !ANYBODY.test(flow.text.slice(unit.from, unit.to)))) break;
      addUnits(units, roleOfVerb(verb[0]), draft, flow);
      draft.explicit ||= roleOfVerb(verb[0]) !== 'responsible';
    }
    if (draft.units.length > 0) found.push({ from, to: match.index + match[0].length, ...draft, inText: true });
  }
  return found;
}

const LABELLED = /(?:^|[;,。、)\s]|(?<=[\p{Script=Han})]))((?:第一)?(?:责任|牵头|主办|主责|承办|落实|组织实施|实施|负责|配合|协办|参与|参加|协同|协助|分管|完成|时限|整改|具体|经办|督办|包保|包抓|联系|主管|主要|工作|办理|推进|进度|时间|计划完成)[\p{Script=Han}()]{0,10}):/gu;

/**
 * What stands inside a bracket or after a label, or null where it says nothing of responsibility.
 * `trusted`: the place says that units are listed (a cell, a labelled part).
 */
export function parseStatement(flow: Flow, from: number, to: number, trusted: boolean): Draft | null {
  const text = flow.text.slice(from, to);
  const draft = emptyDraft();
  const labels = officesThatLead([...text.matchAll(LABELLED)].flatMap((match) => {
    const word = match[1] as string;
    const label = knownLabel(word);
    const at = match.index + match[0].length - 1 - label.length;
    return label.kind ? [{ kind: label.kind, at, next: match.index + match[0].length, leads: /牵头|主办|主责/.test(word), inner: /[室科股]/.test(word) }] : [];
  }));
  if (labels.length > 0 && (labels[0] as { at: number }).at <= 1) {
    draft.spoken = true;
    labels.forEach((label, k) => readLabelled(flow, label.kind, from + label.next, from + (labels[k + 1]?.at ?? text.length), draft, labels.some((other) => other.kind === 'lead')));
    return draft.units.length + draft.leaders.length + draft.offices.length > 0 || draft.deadline ? draft : null;
  }
  return readClauses(flow, from, to, trusted, draft) ? draft : null;
}

interface FoundLabel { readonly kind: Label; readonly at: number; readonly next: number; readonly leads: boolean; readonly inner: boolean }

/** Inside one office its sections take the place of units: 牵头股室:…;配合股室:… */
function officesThatLead(labels: readonly FoundLabel[]): readonly FoundLabel[] {
  if (labels.some((label) => label.kind === 'lead' || label.kind === 'responsible')) return labels;
  if (labels.some((label) => label.leads)) return labels.map((label) => (label.kind === 'office' && label.leads ? { ...label, kind: 'lead' } : label));
  return labels.map((label) => (label.kind === 'cooperating' && label.inner ? { ...label, kind: 'office' } : label));
}

function knownLabel(word: string): { kind: Label | null; length: number } {
  for (let k = 0; k <= Math.max(0, word.length - 2); k += 1) {
    const kind = labelOf(word.slice(k));
    if (kind) return { kind, length: word.length - k };
  }
  return { kind: null, length: word.length };
}

function readLabelled(flow: Flow, kind: Label, from: number, to: number, draft: Draft, hasLead: boolean): void {
  while (to > from && ';,。、('.includes(flow.text[to - 1] as string)) to -= 1;
  if (to <= from) return;
  if (kind === 'leader') { for (const leader of people(flow, from, to)) draft.leaders.push(leader); return; }
  if (kind === 'office') { for (const office of splitUnits(flow, from, to)) draft.offices.push(office); return; }
  if (kind === 'deadline') { draft.deadline = { from, to }; return; }
  if (kind !== 'lead' && kind !== 'responsible' && kind !== 'cooperating') return;
  const role = kind === 'responsible' && hasLead ? 'cooperating' : kind;
  if (role !== 'responsible') draft.explicit = true;
  readUnits(flow, from, to, role, draft);
}

/** People by name or by post. */
export function people(flow: Flow, from: number, to: number): UnitRange[] {
  return splitUnits(flow, from, to);
}

/** Units of one part, with the role that the part gives. A clause that states the rule, or a date, is passed over. */
export function readUnits(flow: Flow, from: number, to: number, role: 'lead' | 'responsible' | 'cooperating', draft: Draft): void {
  for (const clause of clauses(flow.text, from, to)) {
    const text = flow.text.slice(clause.from, clause.to);
    if (isRuleClause(text)) continue;
    if (isDate(text)) { draft.deadline ??= clause; continue; }
    const verb = CLAUSE_VERB.exec(text);
    const said = verb ? roleOfVerb(verb[0]) : null;
    const end = verb ? clause.from + verb.index : clause.to;
    if (said) draft.explicit ||= said !== 'responsible';
    addUnits(splitUnits(flow, clause.from, end), said ?? role, draft, flow);
  }
}

const STAR = /^[★☆*▲△●◆※]+/;

function addUnits(listed: readonly UnitRange[], role: 'lead' | 'responsible' | 'cooperating', draft: Draft, flow: Flow): void {
  const stars = listed.map((range) => STAR.exec(flow.text.slice(range.from, range.to))?.[0].length ?? 0);
  if (stars.some((length) => length > 0)) {
    draft.explicit = true; draft.spoken = true;
    listed.forEach((range, k) => place({ from: range.from + (stars[k] as number), to: range.to }, (stars[k] as number) > 0 ? 'lead' : 'cooperating', draft, flow));
    return;
  }
  for (const range of listed) place(range, role, draft, flow);
}

function place(found: UnitRange, role: 'lead' | 'responsible' | 'cooperating', draft: Draft, flow: Flow): void {
  const marked = /^(.{2,30})\(((?:牵头|配合|主办|协办|参与)[^()]{0,4})\)$/.exec(flow.text.slice(found.from, found.to));
  const range = marked ? { from: found.from, to: found.from + (marked[1] as string).length } : found;
  const own = marked ? roleOfVerb(marked[2] as string) : role;
  if (marked) draft.explicit = true;
  const first = !draft.units.some((unit) => unit.role === 'lead');
  if (own === 'lead') draft.units.push({ ...range, role: first ? 'lead' : 'co-lead', inferred: false });
  else if (own === 'cooperating') draft.units.push({ ...range, role: 'cooperating', inferred: false });
  else draft.units.push({ ...range, role: first ? 'lead' : 'cooperating', inferred: true });
}

const CLAUSE_VERB = /(?:(?:按照?|根据)?(?:各自)?职责(?:分工)?(?:分别|共同)?(?:负责|落实|实施|推进|配合)|分工负责|分别负责|共同负责|具体负责|共同牵头|联合牵头|分别牵头|牵头(?:负责|落实|组织|实施|推进)?|总负责|组织实施|组织落实|负责落实|负责实施|负责(?:组织|推进|指导)?|(?:加强|协同|负责)?(?:指导|监督|督促|督导|支持|保障)|(?:积极|协同|参与)?配合(?:落实|实施)?|协助|参与(?:落实|实施)?|参加|承担|承办|落实|主办|协办|实施|协同推进|协同)(?:等)?$/;
const JOINT = /会同|联合/;

function roleOfVerb(verb: string): 'lead' | 'responsible' | 'cooperating' {
  if (/牵头|主办|总负责/.test(verb)) return 'lead';
  return /配合|参与|参加|协助|协办|协同|^(?:加强)?(?:指导|监督|督促|督导|支持|保障)/.test(verb) ? 'cooperating' : 'responsible';
}

/** Clauses of a statement without labels: 教育部牵头,财政部等参与. True where it names units. */
function readClauses(flow: Flow, from: number, to: number, trusted: boolean, draft: Draft): boolean {
  let waiting: UnitRange[] = [];
  let spoken = false;
  let plain = true;
  for (const clause of clauses(flow.text, from, to)) {
    const text = flow.text.slice(clause.from, clause.to);
    if (isRuleClause(text)) { spoken = true; continue; }
    if (isDate(text)) { draft.deadline ??= clause; continue; }
    const label = /^([^:、()]{2,10}):/.exec(text);
    const kind = label && labelOf(label[1] as string);
    if (label && kind) {
      addUnits(waiting, 'responsible', draft, flow);
      waiting = [];
      readLabelled(flow, kind, clause.from + label[0].length, clause.to, draft, draft.explicit);
      spoken = true;
      continue;
    }
    const verb = CLAUSE_VERB.exec(text.replace(/等$/, ''));
    const end = verb ? clause.from + verb.index : clause.to;
    const lead = /^(?:由|分别由|以)/.exec(text)?.[0].length ?? 0;
    const outside = text.slice(0, verb ? verb.index : text.length).replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
    const joint = /牵头|为主/.exec(outside) ?? JOINT.exec(outside);
    if (joint && joint.index > 1) {
      const leads = splitUnits(flow, clause.from + lead, clause.from + joint.index);
      const others = splitUnits(flow, clause.from + joint.index + joint[0].length + (/^(?:,|会同|、)/.exec(text.slice(joint.index + joint[0].length))?.[0].length ?? 0), end);
      if (!named(flow, [...leads, ...others])) return false;
      addUnits([...waiting, ...leads], 'lead', draft, flow);
      addUnits(others, 'cooperating', draft, flow);
      draft.explicit = true; spoken = true; waiting = [];
      continue;
    }
    const units = splitUnits(flow, clause.from + lead, end);
    if (verb) {
      if (units.length === 0 && waiting.length === 0) continue;
      if (!named(flow, units)) return false;
      const role = roleOfVerb(verb[0]);
      addUnits([...waiting, ...units], role === 'responsible' && draft.explicit ? 'cooperating' : role, draft, flow);
      draft.explicit ||= role !== 'responsible';
      spoken = true; waiting = [];
    } else {
      plain &&= units.length > 0 && units.every((unit) => isPlainlyUnit(flow.text.slice(unit.from, unit.to)));
      for (const unit of units) waiting.push(unit);
    }
  }
  if (waiting.length > 0) {
    if (!trusted && !spoken && !plain) return false;
    if (spoken && !trusted && !plain) { draft.spoken = true; return draft.units.length > 0; }
    addUnits(waiting, draft.explicit ? 'cooperating' : 'responsible', draft, flow);
  }
  draft.spoken ||= spoken;
  return draft.units.length > 0;
}

/** At least two thirds of the names look like units. */
function named(flow: Flow, units: readonly UnitRange[]): boolean {
  if (units.length === 0) return true;
  const good = units.filter((unit) => looksLikeUnit(flow.text.slice(unit.from, unit.to))).length;
  return good / units.length >= 0.66;
}

function isDate(text: string): boolean {
  return text.length <= 24 && /^(?:完成时限:?|时限:?|到|至|于|在)?(?:\d{4}年|\d{1,2}月|长期|持续|每年|每学期|全年|年底|年内|“?十[三四五六]五)/.test(text);
}

/** Split at `,` `;` `。` outside brackets; 、 stays. */
function clauses(text: string, from: number, to: number): UnitRange[] {
  const parts: UnitRange[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i < to; i += 1) {
    const character = text[i] as string;
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
    else if (depth === 0 && (character === ',' || character === ';' || character === '。')) { if (i > start) parts.push({ from: start, to: i }); start = i + 1; }
  }
  if (to > start) parts.push({ from: start, to });
  return parts;
}
