/** What stands inside a bracket, behind a label or in a cell: who, in which role, by when. */
import type { Flow } from '../flow.ts';
import { kindsOf, matchesIn, nextOf } from '../scan.ts';
import { type Label, labelOf } from '../vocabulary/labels.ts';
import { isPlainlyUnit, looksLikeUnit } from '../vocabulary/units.ts';
import { isRuleClause } from './lead-rule.ts';
import { splitUnits, type UnitRange } from './list.ts';
import { people } from './people.ts';
import { addUnits, type Draft, emptyDraft, roleOfVerb, type SaidRole, withoutMark } from './roles.ts';

const LABELLED = /(?:^|[;,。、.)\s]|(?<=[\p{Script=Han})]))((?:第一)?(?:责任|牵头|主办|主责|承办|落实|组织实施|实施|负责|配合|协办|参与|参加|协同|协助|分管|完成|时限|整改|具体|经办|指导|支持|监督|督办|包保|包抓|联系|主管|主要|工作|办理|推进|进度|时间|计划完成|资金|经费|投资|备注|联络)[\p{Script=Han}()]{0,10}):/gu;

/**
 * What stands inside a bracket or after a label, or null where it says nothing of responsibility.
 * `trusted`: the place says that units are listed (a cell, a labelled part).
 */
export function parseStatement(flow: Flow, from: number, to: number, trusted: boolean): Draft | null {
  const text = flow.text.slice(from, to);
  const draft = emptyDraft();
  const labels = !text.includes(':') ? [] : officesThatLead(fromFirstKnown(matchesIn(text, LABELLED).flatMap((match) => {
    const word = match[1] as string;
    const label = knownLabel(word);
    const at = match.index + match[0].length - 1 - label.length;
    return [{ kind: label.kind ?? 'remark', known: label.kind !== null, at, next: match.index + match[0].length, leads: /牵头|主办|主责/.test(word), inner: /[室科股]/.test(word) }];
  })));
  if (labels.length > 0 && (labels[0] as { at: number }).at <= 1) {
    draft.spoken = true;
    draft.helping = labels.some((label) => label.kind === 'office' && label.helps);
    labels.forEach((label, k) => readLabelled(flow, label.kind, from + label.next, from + (labels[k + 1]?.at ?? text.length), draft, labels.some((other) => other.kind === 'lead')));
    return draft.units.length + draft.leaders.length + draft.offices.length > 0 || draft.deadline ? draft : null;
  }
  return readClauses(flow, from, to, trusted, draft) ? draft : null;
}

/** What stands behind one label. */
export function parseField(flow: Flow, label: Label, from: number, to: number): Draft {
  const spoken = label === 'lead' || label === 'responsible' || label === 'cooperating' ? parseStatement(flow, from, to, true) : null;
  const draft = spoken ?? emptyDraft();
  if (!spoken || !spoken.explicit && label !== 'responsible') { draft.units = []; readLabelled(flow, label, from, to, draft, false); }
  draft.spoken = true;
  return draft;
}

/** A label with a word of its own ends what stands behind the one before it; in front of the first known one it is none. */
function fromFirstKnown(labels: readonly (FoundLabel & { readonly known: boolean })[]): readonly FoundLabel[] {
  const first = labels.findIndex((label) => label.known);
  return first < 0 ? [] : labels.slice(first);
}

interface FoundLabel { readonly kind: Label; readonly at: number; readonly next: number; readonly leads: boolean; readonly inner: boolean; /** It was a label for those who help. */ readonly helps?: boolean }

/** Inside one office its sections take the place of units: 牵头股室:…;配合股室:… */
function officesThatLead(labels: readonly FoundLabel[]): readonly FoundLabel[] {
  if (labels.some((label) => label.kind === 'lead')) return labels;
  if (labels.some((label) => label.leads)) return labels.map((label) => (label.kind === 'office' && label.leads ? { ...label, kind: 'lead' } : label));
  if (labels.some((label) => label.kind === 'responsible')) return labels;
  return labels.map((label) => (label.kind === 'cooperating' && label.inner ? { ...label, kind: 'office', helps: true } : label));
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

/** Units of one part, with the role that the part gives. A clause that states the rule, or a date, is passed over. */
export function readUnits(flow: Flow, from: number, to: number, role: SaidRole, draft: Draft): void {
  let ruled = false;
  for (const clause of clauses(flow.text, from, to)) {
    const text = flow.text.slice(clause.from, clause.to);
    if (isRuleClause(text)) { ruled = true; continue; }
    if (NOT_LISTED.test(text) || ruled && OTHERS.test(text)) continue;
    if (isDate(text)) { draft.deadline ??= clause; continue; }
    const opening = OPENING.exec(text)?.[0].length ?? 0;
    const verb = CLAUSE_VERB.exec(text);
    const said = verb ? roleOfVerb(verb[0]) : null;
    const end = verb ? clause.from + verb.index : clause.to;
    const joint = JOINT.exec(text);
    if (joint && joint.index > 1 && clause.from + joint.index < end) {
      addUnits(splitUnits(flow, clause.from + opening, clause.from + joint.index), 'lead', draft, flow);
      addUnits(splitUnits(flow, clause.from + joint.index + joint[0].length, end), 'cooperating', draft, flow);
      draft.explicit = true;
      continue;
    }
    if (said) draft.explicit ||= said !== 'responsible';
    addUnits(splitUnits(flow, clause.from + opening, end), said ?? role, draft, flow);
  }
}

const CLAUSE_VERB = /(?:(?:按照?|根据)?(?:各自)?职责(?:分工)?(?:分别|共同)?(?:负责|落实|实施|推进|配合|做好|抓好|抓好落实|抓落实|抓好贯彻落实|组织实施|组织落实)|分工负责|分别负责|共同负责|具体(?:负责|落实|实施|承办|组织实施|抓落实)|抓好落实|贯彻落实|抓落实|共同牵头|联合牵头|分别牵头|(?:负责|共同|联合)?牵头(?:负责|落实|组织|实施|推进|完成|办理|抓落实)?|总负责|组织实施|组织落实|负责落实|负责实施|负责(?:组织|推进|指导|完成|办理)?|(?:加强|协同|负责)?(?:督促指导|指导监督|指导|监督|督促|督导|支持|保障)(?:落实)?|(?:积极|协同|参与)?配合(?:落实|实施)?|协助|参与(?:落实|实施)?|参加|承担|承办|落实|主办|协办|实施|协同推进|协同)(?:等)?$/;
const JOINT = /会同|联合(?![会国体])/;

/** What stands before the first name: 由, 以下均需 (all that follows asks it of them too). */
const OPENING = /^(?:以[下上](?:各项)?(?:工作|任务|措施)?(?:均|都|皆)(?:需|须|由|要)?|(?:(?:此项|该项|本项|这项|上述|以上)(?:工作|任务|措施|改革)?)?由|分别由|以)/;

/** 以下均需各县区落实,不再一一列出. */
const NOT_LISTED = /^(?:下同)?不再(?:一一|逐一|逐项|单独|重复)*(?:列出|列明|列举|列示|说明|标注|赘述)/;

/** 列第一位的为牵头单位,其他有关部门按职责分工负责: whoever else is listed, no further unit. */
const OTHERS = /^其[他它余](?:有关|相关|责任)?(?:部门|单位)/;

/** A bracket that begins so explains the words before it. */
const GLOSS = /^(?:含|包括|不含|不包括|简称|下称|以下[简统]?称|如|例如|即|原|指|特指|主要[是指]|特别是|尤其)/;

/** Clauses of a statement without labels: 教育部牵头,财政部等参与. True where it names units. */
function readClauses(flow: Flow, from: number, to: number, trusted: boolean, draft: Draft): boolean {
  let waiting: UnitRange[] = [];
  let spoken = false;
  let plain = true;
  let ruled = false;
  if (!trusted && GLOSS.test(flow.text.slice(from, from + 4))) return false;
  for (const clause of clauses(flow.text, from, to)) {
    const text = flow.text.slice(clause.from, clause.to);
    if (isRuleClause(text)) { spoken = true; ruled = true; continue; }
    if (ruled && OTHERS.test(text)) continue;
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
    const lead = OPENING.exec(text)?.[0].length ?? 0;
    const outside = text.slice(0, verb ? verb.index : text.length).replace(/\([^()]*\)|\[[^[\]]*\]/g, (inside) => ' '.repeat(inside.length));
    const joint = /(?:负责|共同|联合)?牵头|为主/.exec(outside) ?? JOINT.exec(outside);
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
      plain &&= units.length > 0 && arePlain(flow, units);
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

/** Every name is plainly one of a unit; of a longer list all look like one and most plainly are. */
function arePlain(flow: Flow, units: readonly UnitRange[]): boolean {
  const names = units.map((unit) => withoutMark(flow.text.slice(unit.from, unit.to)));
  const plain = names.filter(isPlainlyUnit).length;
  return plain === names.length || names.length >= 4 && plain >= names.length * 0.75 && names.every(looksLikeUnit);
}

/** At least two thirds of the names look like units. */
function named(flow: Flow, units: readonly UnitRange[]): boolean {
  if (units.length === 0) return true;
  const good = units.filter((unit) => looksLikeUnit(withoutMark(flow.text.slice(unit.from, unit.to)))).length;
  return good / units.length >= 0.66;
}

function isDate(text: string): boolean {
  return text.length <= 24 && /^(?:完成时限:?|时限:?|到|至|于|在)?(?:\d{4}年|\d{1,2}月|长期|持续|每年|每学期|全年|常年|年底|年内|“?十[三四五六]五)/.test(text);
}

const OPENS = 1, CLOSES = 2, DIVIDES = 4;
const KINDS = kindsOf([[OPENS, '(['], [CLOSES, ')]'], [DIVIDES, ',;。']]);

/** Split at `,` `;` `。` outside brackets; 、 stays. */
export function clauses(text: string, from: number, to: number): UnitRange[] {
  const parts: UnitRange[] = [];
  let depth = 0;
  let start = from;
  for (let i = nextOf(text, KINDS, from, to); i < to; i = nextOf(text, KINDS, i + 1, to)) {
    const kind = KINDS[text.charCodeAt(i)];
    if (kind === OPENS) depth += 1;
    else if (kind === CLOSES) depth = Math.max(0, depth - 1);
    else if (depth === 0) { if (i > start) parts.push({ from: start, to: i }); start = i + 1; }
  }
  if (to > start) parts.push({ from: start, to });
  return parts;
}
