/** The same thing measured in two places with two values. */
import type { SectionTarget, Target, Task } from '../model.ts';
import { isWholeScope, measureOf } from './measures.ts';
import type { Found, Paper } from './paper.ts';

interface Said { readonly target: Target; readonly task: Task | null; readonly scope: string; readonly year: number | null }

export function conflictingTargets(paper: Paper): readonly Found[] {
  const groups = new Map<string, Said[]>();
  for (const said of allTargets(paper)) {
    const { target } = said;
    if (target.comparator === 'eliminate') continue;
    const key = [measureOf(target.metric, said.scope), said.scope, target.unit, target.basis].join('|');
    const group = groups.get(key);
    if (group) group.push(said); else groups.set(key, [said]);
  }
  const found: Found[] = [];
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    const pair = conflictIn(group);
    if (pair) found.push(toFound(paper, pair));
  }
  return found;
}

/** Targets in the order of the text; a place said once holds for the rest of its sentence. */
function* allTargets(paper: Paper): Generator<Said> {
  const { reading, text } = paper;
  const all: { target: Target | SectionTarget; task: Task | null }[] = [
    ...reading.targets.map((target) => ({ target, task: null })),
    ...reading.tasks.flatMap((task) => task.targets.map((target) => ({ target, task }))),
  ];
  all.sort((a, b) => a.target.span[0] - b.target.span[0]);
  let scope = '';
  let end = 0;
  for (const { target, task } of all) {
    if (/[。；;\n]/.test(text.slice(end, Math.min(target.span[0], end + 400))) || target.span[0] - end > 400) scope = '';
    const own = target.scope ?? '';
    if (own !== '' && !isWholeScope(own)) scope = own;
    else if (own !== '') scope = '';
    end = Math.max(end, target.span[1]);
    yield { target, task, scope, year: target.year ?? headingYear('heading' in target ? target.heading : (task?.heading ?? [])) };
  }
}

/** （一）2025年目标: the year of every number below. */
function headingYear(heading: readonly string[]): number | null {
  for (let i = heading.length - 1; i >= 0; i -= 1) {
    const year = /((?:19|20)\d{2})年/.exec((heading[i] as string).slice(0, 200));
    if (year) return Number(year[1]);
  }
  return null;
}

function conflictIn(group: readonly Said[]): readonly [Said, Said] | null {
  const latest = group.reduce((year, said) => Math.max(year, said.year ?? 0), 0);
  const last = group.filter(({ year }) => year === null || year === latest);
  const byYear = new Map<number, Said[]>([[latest, last]]);
  for (const said of group) {
    const { year } = said;
    if (year === null || year === latest) continue;
    const same = byYear.get(year);
    if (same) same.push(said); else byYear.set(year, [said]);
  }
  for (const same of byYear.values()) {
    for (let i = 0; i < Math.min(same.length, 12); i += 1) {
      for (let k = i + 1; k < Math.min(same.length, 12); k += 1) {
        const pair = [same[i] as Said, same[k] as Said] as const;
        if (comparable(pair, same) && contradict(pair[0].target, pair[1].target)) return pair;
      }
    }
  }
  return null;
}

/** Two measures may each build two classrooms: a count is held against an aim, or within one measure, or where both speak of the whole. */
function comparable([a, b]: readonly [Said, Said], group: readonly Said[]): boolean {
  if (hasOwnSubject(a.target) || hasOwnSubject(b.target)) return false;
  const measure = measureOf(a.target.metric, a.scope);
  if (a.task && a.task === b.task) return a.target.unit === '%' && measure.length >= 4;
  const rate = a.target.unit === '%';
  if (!rate && (isPart(a.target) || isPart(b.target))) return false;
  if (a.task && b.task) return rate && measure.length >= 5 && leadOf(a.task) === leadOf(b.task) || isWhole(a.target) && isWhole(b.target);
  if (!a.task && !b.task) return rate ? measure.length >= 5 : measure.length >= 3;
  return measure.length >= 3 && (rate || group.filter(({ task }) => task !== null).length === 1);
}

/** …占比达到55%，其中城区达到50%: the measure is taken from before, but the words name something of their own. */
function hasOwnSubject({ inferred, metric, text }: Target): boolean {
  if (!inferred) return false;
  const subject = (/^[\u4e00-\u9fa5]*/.exec(text.replace(/\s+/g, '')) as RegExpExecArray)[0].replace(COMPARING, '');
  return subject !== '' && !metric.includes(subject);
}

const COMPARING = /(?:分别|均|应|要|需|力争)?(?:达到|达|提高到|提升到|提高至|不低于|不少于|不超过|保持在|稳定在|控制在|为|至少|超过|约|占)?$/;

/** 在人口大镇新建…, 首批新建…: a part of the whole, and no other number for it. */
function isPart({ text }: Target): boolean {
  return /^[^，,、]{0,12}?(?:在|向|为|每|各|其中|首批|先期|一期|二期|当年|年内|再|另|其余|重点)/.test(text.replace(/\s+/g, ''));
}

function isWhole(target: Target): boolean {
  return target.scope !== null && isWholeScope(target.scope);
}

function leadOf(task: Task): string {
  return task.responsibilities.find(({ role }) => role === 'lead')?.unit ?? '';
}

/** At least 90 and at least 91 are two values; at least 16 and exactly 20 can both be true. */
function contradict(a: Target, b: Target): boolean {
  if (a.value === b.value && a.valueMax === b.valueMax) return false;
  if (a.comparator === b.comparator) return a.comparator === '~' ? Math.abs(a.value - b.value) > 0.1 * Math.max(a.value, b.value) : true;
  return !allows(a, b) && !allows(b, a) && !(a.comparator === '~' || b.comparator === '~');
}

/** Could the value of `b` be what `a` asks for? */
function allows(a: Target, b: Target): boolean {
  switch (a.comparator) {
    case '>=': case '>': return b.value >= a.value;
    case '<=': case '<': return b.value <= a.value;
    case 'range': return b.value >= a.value && b.value <= (a.valueMax ?? a.value);
    default: return false;
  }
}

function toFound(paper: Paper, [a, b]: readonly [Said, Said]): Found {
  const where = ({ target, task }: Said): string => (task ? paper.nameOf(task) : `“${headingOf(target)}”`);
  const literal = ({ target }: Said): string => target.text.replace(/\s+/g, '');
  return {
    code: 'conflicting-target', severity: 'error',
    message: `同一指标有两个数：${where(a)}为“${literal(a)}”，${where(b)}为“${literal(b)}”。`,
    spans: [a.target.span, b.target.span],
  };
}

function headingOf(target: Target | SectionTarget): string {
  const heading = 'heading' in target ? target.heading[target.heading.length - 1] : undefined;
  return heading?.replace(/\s+/g, '').slice(0, 20) || '正文';
}
