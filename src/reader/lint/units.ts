/** One unit under two names, a name misspelt, a collective in two spellings. */
import type { Span } from '#kernel';
import { bodyOf, collectiveOf, isKnownBody } from './bodies.ts';
import { editDistanceOne } from './spelling.ts';
import type { Found, Paper } from './paper.ts';

/** Names are compared with each other, so a text made of names is not compared to its end. */
const MOST_NAMES = 200;

interface Named { readonly name: string; readonly spans: Span[] }

export function unitNames(paper: Paper): readonly Found[] {
  const named = new Map<string, Named>();
  for (const task of paper.reading.tasks) {
    for (const { unit, span } of task.responsibilities) {
      const one = named.get(unit);
      if (one) one.spans.push(span); else named.set(unit, { name: unit, spans: [span] });
    }
  }
  const all = [...named.values()].slice(0, MOST_NAMES);
  const doubled = all.filter(({ name }) => doubledIn(name, named));
  const sound = all.filter((one) => !doubled.includes(one));
  return [...doubled.map((one) => doubledFound(paper, one)), ...twoNames(paper, sound), ...misspelt(paper, sound)];
}

const ENDS = '厅局委部办府处院会署';

/** 建设厅厅; or a doubled character whose single form is named elsewhere. */
function doubledIn(name: string, named: ReadonlyMap<string, Named>): boolean {
  for (let i = 1; i < name.length; i += 1) {
    if (name[i] !== name[i - 1]) continue;
    if (ENDS.includes(name[i] as string) && i === name.length - 1) return true;
    if (named.has(name.slice(0, i) + name.slice(i + 1))) return true;
  }
  return false;
}

function doubledFound(paper: Paper, { name, spans }: Named): Found {
  const place = paper.placeOf(spans[0]?.[0] ?? 0);
  const likely = name.replace(/(.)\1/u, '$1');
  return { code: 'unit-misspelt', severity: 'warning', message: `${place}单位“${name}”多一个字，疑为“${likely}”。`, spans };
}

/** The same body written in several ways. */
function twoNames(paper: Paper, named: readonly Named[]): Found[] {
  const groups = new Map<string, { code: Found['code']; members: Named[] }>();
  for (const one of named) {
    const collective = collectiveOf(one.name);
    const key = collective ?? bodyOf(one.name);
    const group = groups.get(key);
    if (group) group.members.push(one);
    else groups.set(key, { code: collective ? 'collective-two-spellings' : 'unit-two-names', members: [one] });
  }
  return [...groups.values()].filter(({ members }) => members.length > 1).map(({ code, members }) => {
    const names = members.map(({ name, spans }) => `“${name}”（${spans.length}处，${paper.placeOf(spans[0]?.[0] ?? 0) || '文中'}）`).join('、');
    return { code, severity: 'gap', message: `${code === 'unit-two-names' ? '同一单位' : '同一类单位'}有${members.length}种写法：${names}。`, spans: members.flatMap(({ spans }) => spans.slice(0, 10)) };
  });
}

/** A rare name one character away from a frequent one, and no body that we know. */
function misspelt(paper: Paper, named: readonly Named[]): Found[] {
  const frequent = named.filter(({ spans }) => spans.length >= 3);
  const found: Found[] = [];
  for (const one of named) {
    if (one.spans.length > 1 || one.name.length < 4 || one.name.includes('\uFFFD') || isKnownBody(one.name) || collectiveOf(one.name)) continue;
    const like = frequent.find((other) => { const change = editDistanceOne(one.name, other.name); return change !== null && change.at > 0 && bodyOf(other.name) !== bodyOf(one.name); });
    if (like) found.push({ code: 'unit-misspelt', severity: 'warning', message: `${paper.placeOf(one.spans[0]?.[0] ?? 0)}单位“${one.name}”与多处出现的“${like.name}”只差一字，疑为误写。`, spans: [...one.spans, ...like.spans.slice(0, 3)] });
  }
  return found;
}
