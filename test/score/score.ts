/**
 * How far a published reading agrees with a key, field by field.
 * The rules are those of the contract's own scorer (a test holds the two together); `number`, `heading`, `rule`, `day`, `recurs` and `flaws` are added.
 */
import type { Reading, Responsibility, Target } from '#reader/model';
import { amount, beginning, isoDate, lastDay, likeness, plain, plainDate, plainUnit, sameUnit, touch } from './compare.ts';
import type { Key, KeyTarget, KeyTask } from './key.ts';

export const CONTRACT_FIELDS = ['about', 'tasks', 'lead', 'cooperating', 'people', 'deadlines', 'on', 'targets', 'metric', 'comparator', 'year', 'spans'] as const;
export const OWN_FIELDS = ['number', 'heading', 'rule', 'day', 'recurs', 'flaws'] as const;
export type Field = (typeof CONTRACT_FIELDS)[number] | (typeof OWN_FIELDS)[number];

/** What was found, what was missed and what was made up of one field. */
export interface Tally { hit: number; readonly missed: string[]; readonly extra: string[] }
export type Score = Readonly<Record<Field, Tally>>;

type ReadTask = Reading['tasks'][number];
interface Pair { readonly key: KeyTask; readonly read: ReadTask; readonly order: number; readonly where: string }

const NEUTRAL = /总体要求|指导思想|基本原则|总体目标|目标任务|主要目标|工作目标|保障措施|组织实施|组织保障|组织领导|实施步骤|工作要求|工作机制/;

/** Scores a reading with its spans in code points (as `publish` gives it) against a key. */
export function score(reading: Reading, key: Key): Score {
  const fields = [...CONTRACT_FIELDS, ...OWN_FIELDS];
  const result = Object.fromEntries(fields.map((field): [Field, Tally] => [field, { hit: 0, missed: [], extra: [] }])) as Score;
  const pairs = joinTasks(reading, key, result.tasks);
  for (const pair of pairs) {
    if (!pair.key.truncated) units(pair, result);
    people(pair, result.people);
    deadlines(pair, result);
    structure(pair, result);
  }
  targets(reading, key, result);
  about(reading, key, result.about);
  rule(reading, key, result.rule);
  spans(reading, result.spans);
  flaws(reading, key, result.flaws);
  return result;
}

function joinTasks(reading: Reading, key: Key, tally: Tally): Pair[] {
  const read = reading.tasks.map((task, order) => {
    const title = task.title !== null && task.title !== '' && !plain(task.text).includes(plain(task.title)) ? task.title : '';
    return { task, order, start: beginning(title + task.text), taken: false };
  });
  const pairs: Pair[] = [];
  for (const wanted of key.tasks) {
    const start = beginning(wanted.textStart).slice(0, 10);
    const free = read.filter((candidate) => !candidate.taken);
    const found = free.find((candidate) => candidate.start.startsWith(start)) ?? free.find((candidate) => start.length >= 6 && candidate.start.slice(0, 40).includes(start));
    if (!found) { tally.missed.push(wanted.textStart); continue; }
    found.taken = true;
    tally.hit += 1;
    pairs.push({ key: wanted, read: found.task, order: found.order, where: wanted.textStart.slice(0, 12) });
  }
  const orders = pairs.map((pair) => pair.order);
  const [first, last] = [Math.min(...orders), Math.max(...orders)];
  for (const { task, order, taken } of read) {
    if (taken || NEUTRAL.test(task.heading.join('/'))) continue;
    if (isPartial(key) && (order < first || order > last)) continue;
    tally.extra.push(task.text.slice(0, 30));
  }
  return pairs;
}

const isPartial = (key: Key): boolean => Boolean(key.labelledFrom ?? key.notLabelled);

function units({ key, read, where }: Pair, { lead, cooperating }: Score): void {
  const names = (wanted: (unit: Responsibility) => boolean): string[] => read.responsibilities.filter(wanted).map((unit) => plainUnit(unit.unit));
  const wantedLeads = [key.lead, ...(key.coLead ?? [])].filter((name): name is string => Boolean(name)).map(plainUnit);
  sets(wantedLeads, names((unit) => unit.role !== 'cooperating'), where, lead);
  const first = read.responsibilities.find((unit) => unit.role === 'lead');
  if (key.lead && read.responsibilities.length > 0 && plainUnit(first?.unit) !== plainUnit(key.lead)) lead.extra.push(`${where}: first lead is not ${key.lead}`);
  sets((key.cooperating ?? []).map(plainUnit), names((unit) => unit.role === 'cooperating'), where, cooperating);
}

function sets(wanted: readonly string[], got: readonly string[], where: string, tally: Tally): void {
  for (const name of wanted) found(got.includes(name), tally, `${where}: ${name}`);
  for (const name of got) if (!wanted.includes(name)) tally.extra.push(`${where}: ${name}`);
}

function found(isFound: boolean, tally: Tally, what: string): void {
  if (isFound) tally.hit += 1;
  else tally.missed.push(what);
}

function people({ key, read, where }: Pair, tally: Tally): void {
  const wanted = [...(key.offices ?? []), ...(key.leader ? [key.leader] : [])].map(plain);
  const got = [...read.offices, ...read.leaders].map(plain);
  const same = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a);
  for (const name of wanted) found(got.some((other) => same(other, name)), tally, `${where}: ${name}`);
  if (wanted.length > 0) for (const name of got) if (!wanted.some((other) => same(name, other))) tally.extra.push(`${where}: ${name}`);
}

function deadlines({ key, read, where }: Pair, { deadlines: tally, on }: Score): void {
  const others = (key.otherDates ?? []).map((date) => (typeof date === 'string' ? date : date.text));
  const wanted = [key.deadline, ...others].filter((text): text is string => Boolean(text)).map(plainDate);
  const got = read.deadlines.map((deadline) => plainDate(deadline.text));
  const same = (a: string, b: string): boolean => a !== '' && b !== '' && (a.includes(b) || b.includes(a));
  wanted.forEach((text, i) => {
    const isFound = got.some((other) => same(other, text));
    if (isFound || i === 0) found(isFound, tally, `${where}: ${text}`);
  });
  const years = (key.targets ?? []).map((target) => String(target.year));
  for (const text of got) if (!wanted.some((other) => same(text, other)) && !years.some((year) => text.includes(year))) tally.extra.push(`${where}: ${text}`);

  const day = key.deadline ? lastDay(key.deadline) : null;
  if (day === null) return;
  const read1 = read.deadlines.find((deadline) => plainDate(deadline.text) === plainDate(key.deadline)) ?? read.deadlines[0];
  found(read1?.on === day, on, `${where}: ${read1?.on ?? 'nothing'} for ${key.deadline}`);
}

type Found = Pick<Target, 'text' | 'value' | 'unit'> & { readonly metric?: string; readonly subject?: string; readonly comparator?: string; readonly year?: number | null };

const AT_LEAST = new Set(['=', '>=', '>']);
const direction = (comparator: string | undefined): string => (comparator !== undefined && AT_LEAST.has(comparator) ? 'at least' : (comparator ?? 'none'));

function targets(reading: Reading, key: Key, { targets: tally, metric, comparator, year }: Score): void {
  const wanted: KeyTarget[] = [...key.tasks.flatMap((task) => task.targets ?? []), ...(key.sectionTargets ?? []).flatMap((section) => section.targets)];
  const entry = (is: Found, isRule: boolean): { is: Found; isRule: boolean; taken: boolean } => ({ is, isRule, taken: false });
  const got = [
    ...[...reading.tasks.flatMap((task) => task.targets), ...reading.targets].map((target) => entry(target, false)),
    ...reading.parameters.map((parameter) => entry(parameter, true)),
  ];
  for (const target of wanted) {
    const match = got.find((candidate) => !candidate.taken && isSameTarget(target, candidate.is));
    if (!match) { if (target.kind !== 'parameter') tally.missed.push(target.text); continue; }
    match.taken = true;
    if (target.kind === 'parameter') continue;
    tally.hit += 1;
    const name = match.is.metric ?? match.is.subject;
    found(likeness(target.metric, name) >= 0.5, metric, `${target.text}: ${name} for ${target.metric}`);
    if (match.isRule) continue;
    found(direction(target.comparator) === direction(match.is.comparator), comparator, `${target.text}: ${match.is.comparator} for ${target.comparator}`);
    if (target.year != null) found(Number(match.is.year) === Number(target.year), year, `${target.text}: ${match.is.year} for ${target.year}`);
  }
  for (const candidate of got) if (!candidate.taken && !candidate.isRule && !isPartial(key)) tally.extra.push(candidate.is.text);
}

function isSameTarget(wanted: KeyTarget, got: Found): boolean {
  if (wanted.comparator === 'eliminate') {
    if (got.comparator !== 'eliminate') return false;
  } else {
    const [x, y] = [amount(wanted.value, wanted.unit), amount(got.value, got.unit)];
    if (!(Math.abs(x - y) <= 1e-9 * Math.max(1, Math.abs(x)))) return false;
    if (!sameUnit(wanted.unit, got.unit) && plain(got.unit) !== '%') return false;
  }
  return touch(wanted.text, got.text) || touch(wanted.metric, got.metric);
}

function about({ document }: Reading, key: Key, tally: Tally): void {
  const check = (name: string, wanted: string | null, got: string | null, isSame: () => boolean): void => {
    if (wanted === null || wanted === '—') { if (got) tally.extra.push(`${name}: ${got}`); return; }
    found(isSame(), tally, `${name}: ${got ?? 'nothing'} for ${wanted}`);
  };
  const [wantedTitle, gotTitle] = [plain(key.title), plain(document.title)];
  check('title', key.title ?? null, document.title, () => gotTitle.includes(wantedTitle) || (gotTitle.length > 8 && wantedTitle.includes(gotTitle)));
  check('documentNumber', key.docNumber ?? null, document.documentNumber, () => plain(key.docNumber) === plain(document.documentNumber));
  const day = key.issueDate ? isoDate(key.issueDate) : null;
  check('issuedOn', day, document.issuedOn, () => (document.issuedOn ?? '').startsWith(day ?? ''));
  const issuers = [key.issuer].flat().filter((name): name is string => Boolean(name));
  check('issuers', issuers.length > 0 ? issuers.join('、') : null, document.issuers.join('、'), () => issuers.every((name) => document.issuers.some((other) => plain(other) === plain(name))));
}

function spans(reading: Reading, tally: Tally): void {
  const source = [...(reading.source.text ?? '')];
  if (source.length === 0) tally.missed.push('source.text is not there');
  const literal = (value: { readonly inferred?: boolean; readonly span: readonly [number, number] }, text: string, name: string): void => {
    if (value.inferred) return;
    if (value.span === undefined || value.span === null || text === undefined || text === null) { tally.missed.push(`${name}: no span`); return; }
    const [start, end] = value.span;
    const isInRange = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= source.length;
    const there = isInRange ? source.slice(start, end).join('') : null;
    found(there !== null && plain(there) === plain(text), tally, `${name}: ${there === null ? `[${start},${end}] is out of range` : there.slice(0, 30)} for ${text.slice(0, 30)}`);
  };
  for (const task of reading.tasks) {
    for (const unit of task.responsibilities) literal(unit, unit.unit, 'unit');
    for (const deadline of task.deadlines) literal(deadline, deadline.text, 'deadline');
    for (const target of task.targets) literal(target, target.text, 'target');
  }
}

const bareNumber = (number: string | null): string => plain(number).replace(/^第|条$/g, '').replace(/[^\p{Script=Han}\dA-Za-z①-⑳-]/gu, '');

function structure({ key, read, where }: Pair, { number, heading, day, recurs }: Score): void {
  if (key.on !== undefined) found(read.deadlines.some((deadline) => deadline.on === key.on), day, `${where}: ${read.deadlines.map((deadline) => deadline.on).join(', ') || 'nothing'} for ${key.on}`);
  if (key.recurrence !== undefined) found(read.recurrence?.every === key.recurrence, recurs, `${where}: ${read.recurrence?.every ?? 'nothing'} for ${key.recurrence}`);
  const [wanted, got] = [bareNumber(key.number), bareNumber(read.number)];
  if (wanted !== '') found(wanted === got, number, `${where}: ${read.number ?? 'nothing'} for ${key.number}`);
  else if (got !== '') number.extra.push(`${where}: ${read.number}`);
  const innermost = key.heading.at(-1);
  if (innermost === undefined) return;
  const above = read.heading.map(beginning).join('/');
  found(above.includes(beginning(innermost)), heading, `${where}: ${read.heading.at(-1) ?? 'nothing'} for ${innermost}`);
}

function rule({ document }: Reading, key: Key, tally: Tally): void {
  const wanted = /^(?:explicit )?(stated|columns|implied|none)/.exec(key.leadRule ?? '')?.[1];
  if (wanted !== undefined) found(document.leadRule === wanted, tally, `${document.leadRule} for ${wanted}`);
}

/** Each passage of the key must overlap a finding; what else was found is not judged. */
function flaws(reading: Reading, key: Key, tally: Tally): void {
  const source = [...reading.source.text];
  const pointed = new Set(reading.findings.flatMap((finding) => finding.spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i))));
  for (const passage of key.flaws ?? []) {
    const wanted = [...passage];
    const places = source.flatMap((_, start) => (wanted.every((character, i) => source[start + i] === character) ? [start] : []));
    found(places.some((start) => wanted.some((_, i) => pointed.has(start + i))), tally, passage);
  }
}
