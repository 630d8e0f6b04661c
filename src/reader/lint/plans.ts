/** A plan that is cited under two periods or in two spellings. */
import type { Span } from '#kernel';
import { sourceSpan } from '../flow.ts';
import { editDistanceOne } from './spelling.ts';
import type { Found, Paper } from './paper.ts';
import { endOf, type Running } from './running.ts';

interface Cited { readonly literal: string; readonly base: string; readonly edition: string; readonly period: readonly [number, number] | null; readonly span: Span }

const LONGEST_NAME = 90;
const MOST_CITED = 2000;
/** In folded text. */
const PERIOD = /[([]?((?:19|20)\d{2})年?[-~至到]{1,2}((?:19|20)\d{2})年?[)\]]?/;
const EDITION = /第?([一二三四五六]|\d)期/;

export function plansCitedTwice(paper: Paper): readonly Found[] {
  const cited = citations(paper.running);
  const groups = new Map<string, Cited[]>();
  for (const one of cited) { const group = groups.get(one.base); if (group) group.push(one); else groups.set(one.base, [one]); }
  const found: Found[] = [];
  for (const group of groups.values()) {
    const first = group.find(({ period }) => period !== null);
    const other = first && group.find((one) => one.period !== null && sameEdition(first, one) && differs(first.period, one.period));
    if (first && other) found.push({ code: 'plan-two-periods', severity: 'warning', message: `同一规划写了两个时段：“${first.literal}”与“${other.literal}”。`, spans: [first.span, other.span] });
  }
  return [...found, ...spellings([...groups.values()].map((group) => group[0] as Cited))];
}

/** Names in 《》; one that lost its 》 ends with its clause. */
function citations(running: Running): Cited[] {
  const { text, raw } = running;
  const cited: Cited[] = [];
  for (let at = text.indexOf('《'); at >= 0 && cited.length < MOST_CITED; at = text.indexOf('《', at + 1)) {
    const window = text.slice(at + 1, endOf(running, at, LONGEST_NAME));
    const end = window.search(/[》《,。;]/);
    const stop = end < 0 ? window.length : end;
    if (stop < 6) continue;
    const closed = window[stop] === '》';
    const name = window.slice(0, stop);
    const behind = closed ? PERIOD.exec(window.slice(stop + 1, stop + 18)) : null;
    const found = PERIOD.exec(name) ?? (behind?.index === 0 ? behind : null);
    const to = at + 1 + stop + (closed ? 1 : 0) + (found && found === behind ? behind[0].length : 0);
    cited.push({
      literal: raw.slice(at, to),
      base: name.replace(PERIOD, '').replace(EDITION, '').replace(/[()“”]/g, ''),
      edition: EDITION.exec(name)?.[1] ?? '',
      period: found ? [Number(found[1]), Number(found[2])] : null,
      span: sourceSpan(running, at, to),
    });
  }
  return cited;
}

function sameEdition(a: Cited, b: Cited): boolean {
  return a.edition === '' || b.edition === '' || a.edition === b.edition;
}

/** Two periods that overlap; one after the other are two editions. */
function differs(a: Cited['period'], b: Cited['period']): boolean {
  return a !== null && b !== null && (a[0] !== b[0] || a[1] !== b[1]) && a[0] <= b[1] && b[0] <= a[1];
}

const MOST = 200;
function spellings(names: readonly Cited[]): Found[] {
  const found: Found[] = [];
  const few = names.slice(0, MOST);
  for (const [i, a] of few.entries()) {
    for (const b of few.slice(i + 1)) {
      if (a.base.length < 8 || Math.abs(a.base.length - b.base.length) !== 1) continue;
      const change = editDistanceOne(a.base, b.base);
      if (!change || /[一二三四五六七八九十\d省市县区州新]/.test(change.from + change.to)) continue;
      found.push({ code: 'plan-two-spellings', severity: 'gap', message: `同一文件似有两种写法：“${a.literal}”与“${b.literal}”。`, spans: [a.span, b.span] });
    }
  }
  return found;
}
