/** Words that say who is responsible: a bracket at the end of a measure, a line of labels, a sentence. */
import type { Flow } from '../flow.ts';
import { kindsOf, nextOf } from '../scan.ts';
import { type Label, labelOf } from '../vocabulary/labels.ts';
import { isPlainlyUnit, looksLikeUnit } from '../vocabulary/units.ts';
import { splitUnits, type UnitRange } from './list.ts';
import { clauses, parseField, parseStatement } from './parse.ts';
import { addUnits, emptyDraft, type FoundUnit, roleOfVerb, withoutMark } from './roles.ts';

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
  /** Its offices help where another line says that an office leads (牵头科室 above 配合科室). */
  readonly helping?: boolean;
  /** A sentence of the measure itself (由…牵头,…配合), so it stays among its words. */
  readonly inText?: boolean;
}

const LONGEST = 600;

/** Statements in a passage, in order, not overlapping. Linear in its length. */
export function statementsIn(flow: Flow): Statement[] {
  const statements: Statement[] = [];
  const ranges = flow.text.includes('(') || flow.text.includes('[') ? brackets(flow.text) : [];
  const loose = looseStatement(flow, ranges);
  for (const { from, to, closed } of ranges) {
    if (loose && from >= loose.from) break;
    if (to - from > LONGEST || to - from < 4) continue;
    const draft = parseStatement(flow, from + 1, closed ? to - 1 : to, false);
    if (draft && (draft.spoken || standsAtEnd(flow.text, from, to))) statements.push({ from, to, ...draft });
  }
  if (loose) statements.push(loose);
  const field = statements.length === 0 ? fieldStatement(flow) : null;
  if (field) return [field];
  if (statements.length === 0) for (const statement of spokenStatements(flow)) statements.push(statement);
  return statements.sort((a, b) => a.from - b.from);
}

const OPENS = 1, CLOSES = 2;
const KINDS = kindsOf([[OPENS, '(['], [CLOSES, ')]']]);

/** Outermost brackets `( )` and `[ ]`; one that is never closed ends with its paragraph. */
function brackets(text: string): { from: number; to: number; closed: boolean }[] {
  const found: { from: number; to: number; closed: boolean }[] = [];
  let depth = 0;
  let start = -1;
  for (let i = nextOf(text, KINDS, 0); i < text.length; i = nextOf(text, KINDS, i + 1)) {
    if (KINDS[text.charCodeAt(i)] === OPENS) { if (depth === 0) start = i; depth += 1; if (depth > 8) { depth = 1; start = i; } }
    else {
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
  LOOSE.lastIndex = 0;
  for (let found = LOOSE.exec(flow.text); found; found = LOOSE.exec(flow.text)) {
    const word = found[1] as string;
    const label = labelOf(word);
    const from = found.index + found[0].length - word.length - 1;
    while (bracket < ranges.length && (ranges[bracket] as { to: number }).to <= from) bracket += 1;
    if (bracket < ranges.length && (ranges[bracket] as { from: number }).from < from) continue;
    if (label === null || !SAYS_WHO.has(label) && !(label === 'deadline' && from === 0)) continue;
    if (flow.text.length - from > LONGEST) return null;
    const to = from + (CONTENT.exec(flow.text.slice(from))?.index ?? flow.text.length - from);
    const draft = parseStatement(flow, from, to, false);
    if (draft) return { from, to, ...draft };
  }
  return null;
}

const FIELD = /^([\p{Script=Han}]{2,8})[。,](?=.{2})/u;

/** 责任单位。由县教育局牵头,…: a field of the measure whose label stands as a title. */
function fieldStatement(flow: Flow): Statement | null {
  const found = FIELD.exec(flow.text.slice(0, 12));
  const label = found && flow.text.length <= LONGEST ? labelOf(found[1] as string) : null;
  if (!found || label === null || !SAYS_WHO.has(label) && label !== 'deadline') return null;
  const [from, to] = [found[0].length, flow.text.length - (flow.text.endsWith('。') ? 1 : 0)];
  if (label === 'deadline') return { from: 0, to: flow.text.length, ...emptyDraft(), deadline: { from, to } };
  const draft = parseField(flow, label, from, to);
  if (!draft.units.every((unit) => looksLikeUnit(withoutMark(flow.text.slice(unit.from, unit.to))))) return null;
  return draft.units.length + draft.leaders.length + draft.offices.length > 0 ? { from: 0, to: flow.text.length, ...draft } : null;
}

/** Where the measure's own words go on behind the units. */
const CONTENT = /(?<=[\p{Script=Han})。;])(?:工作|主要|建设|任务|具体|整改|推进)(?:内容|措施|举措|任务|目标|要求):/u;

const SAYS_WHO: ReadonlySet<Label> = new Set<Label>(['lead', 'responsible', 'cooperating', 'leader', 'office']);

/** 此项工作由…, 以上任务由…: what the sentence is about before it says who. */
const ABOUT = '(?:(?:此项|该项|本项|这项|上述|以上)(?:工作|任务|措施|改革)?)?由';
const SPOKEN = new RegExp(`(?:^|[。;])(${ABOUT}[\\p{Script=Han}、()县市区州省各]{2,80}?(?:牵头|负责|会同|主办)[^。;]{0,120}|[\\p{Script=Han}、()]{2,60}(?:牵头|主办),[\\p{Script=Han}、()]{2,80}(?:配合|参与|参加|协助|协办)[^。;]{0,80}|[\\p{Script=Han}、()]{3,60}(?:负责|牵头)(?:落实|实施)?)(?=[。;]|$)`, 'gu');
const SPOKEN_LEAD = /由.{2,80}?(?:牵头|负责|会同|主办)/;
const SPOKEN_PAIR = /(?:牵头|主办),.{2,80}(?:配合|参与|参加|协助|协办)|(?:负责|牵头)(?:落实|实施)?(?:[。;]|$)/;
const LEADS = /牵头|负责|主办/;
const SPOKEN_OPENING = new RegExp(`^${ABOUT}`);

/** 由学校负责 tells how a thing is done, not whose measure it is. */
const ANYBODY = /^(?:学校|单位|部门|机构|企业|公司|家长|教师|中心|本校)$/;

/** 会同省自然资源厅、省住房城乡建设厅｜编制布局规划: names up to the first that ends as one. */
function joined(flow: Flow, from: number, to: number): UnitRange[] {
  const units: UnitRange[] = [];
  for (const part of splitUnits(flow, from, to)) {
    const whole = isPlainlyUnit(flow.text.slice(part.from, part.to));
    let end = part.to;
    if (!whole) for (end = part.from + 3; end < Math.min(part.to, part.from + 20) && !(/[厅局委办部署府]/.test(flow.text[end - 1] as string) && isPlainlyUnit(flow.text.slice(part.from, end))); end += 1);
    if (!whole && end >= Math.min(part.to, part.from + 20)) break;
    units.push({ from: part.from, to: end });
    if (!whole) break;
  }
  return units;
}

/** 由县教育局牵头,县财政局配合: only where every name in front of 牵头 or 负责 is plainly a unit. */
function spokenStatements(flow: Flow): Statement[] {
  if (!(flow.text.includes('由') && SPOKEN_LEAD.test(flow.text)) && !(LEADS.test(flow.text) && SPOKEN_PAIR.test(flow.text))) return [];
  const found: Statement[] = [];
  SPOKEN.lastIndex = 0;
  for (let match = SPOKEN.exec(flow.text); match; match = SPOKEN.exec(flow.text)) {
    const from = match.index + match[0].length - (match[1] as string).length;
    const draft = emptyDraft();
    if (flow.text[from] === '(') continue;
    for (const clause of clauses(flow.text, from, match.index + match[0].length)) {
      const text = flow.text.slice(clause.from, clause.to);
      const verb = /牵头|负责|会同|主办|配合|参与|参加|协助|协办/.exec(text);
      if (!verb) continue;
      const lead = SPOKEN_OPENING.exec(text)?.[0].length ?? 0;
      const units = splitUnits(flow, clause.from + lead, clause.from + verb.index);
      if (units.length === 0 || !units.every((unit) => isPlainlyUnit(flow.text.slice(unit.from, unit.to)) && !ANYBODY.test(flow.text.slice(unit.from, unit.to)))) break;
      if (verb[0] === '会同') {
        addUnits(units, 'lead', draft, flow);
        addUnits(joined(flow, clause.from + verb.index + 2, clause.to), 'cooperating', draft, flow);
        draft.explicit = true;
        continue;
      }
      addUnits(units, roleOfVerb(verb[0]), draft, flow);
      draft.explicit ||= roleOfVerb(verb[0]) !== 'responsible';
    }
    if (draft.units.length > 0) found.push({ from, to: match.index + match[0].length, ...draft, inText: true });
  }
  return found;
}
