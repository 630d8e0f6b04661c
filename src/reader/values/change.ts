/** How much something changes, and what is to disappear: 提高3个百分点, 消除66人以上超大班额. */
import type { Comparator } from '../model.ts';
import { marginBefore, trimAdverbs } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { metricBefore } from './heads.ts';
import { push, type Notebook } from './notebook.ts';
import { only, subjectOf, type Chain } from './subject.ts';
import { ADVERBS, CHANGE_DOWN, CHANGE_UP } from './words.ts';

/** 提高3个百分点, 增加2000个. */
export function change(n: Notebook, clause: Clause, figure: Figure, low: number, chain: Chain): number | null {
  const text = n.text;
  const at = figure.from - marginBefore(n, figure.from, low);
  const up = CHANGE_UP.endingAt(text, at, low);
  const down = CHANGE_DOWN.endingAt(text, at, low);
  const word = up.length >= down.length ? up : down;
  const end = word ? at - word.length : chain.at;
  const subject = subjectOf(text, n.raw, n.mask, low, end);
  const comparator: Comparator = chain.comparator && chain.comparator !== '=' ? chain.comparator : '>=';
  const own = subject.to - subject.from >= 2 && !/^比/.test(text.slice(subject.from, subject.to)) && !only(text, subject.from, subject.to, ADVERBS) ? n.raw.slice(subject.from, trimAdverbs(text, subject.from, subject.to)) : null;
  const metric = own ?? metricBefore(n, clause);
  if (!metric || !word) return null;
  push(n, clause, figure, own ? subject.textFrom : end, figure.to, `${metric}${n.raw.slice(end, at)}`, comparator, subject.scope, own === null);
  return figure.to;
}

export function changeBefore(n: Notebook, figure: Figure, low: number): boolean {
  if (figure.kind !== 'percent') return false;
  const at = figure.from - marginBefore(n, figure.from, low);
  return CHANGE_UP.endingAt(n.text, at, low) !== '' || CHANGE_DOWN.endingAt(n.text, at, low) !== '';
}

/** 消除66人以上超大班额: the number names the thing. */
export function disappearing(n: Notebook, clause: Clause, figure: Figure, low: number): number | null {
  if (figure.kind !== 'person' && figure.kind !== 'plain') return null;
  const tail = n.text.slice(figure.to, Math.min(clause.to, figure.to + 16));
  const named = /^[)]?的?["“]?(?:超?大班额班级|超?大班额|大班|超大班|班级|班额|教学班|巨型班)["”]?/.exec(tail);
  if (!named) return null;
  const before = n.text.slice(low, figure.from);
  const verb = /(?:全面|基本|全部|逐步|彻底)?(?:消除|化解|清理|治理|杜绝|取消|清零|消灭|解决|不再出现|不得出现|不出现|不再有|避免出现|不再新增)[^,。;%]{0,12}$/.exec(before);
  const noun = figure.to + named[0].length;
  const behind = /^[^,。;]{0,6}(?:全部|全面|基本|彻底)?(?:消除|清零|化解|归零)/.exec(n.text.slice(noun, Math.min(clause.to, noun + 14)));
  if (!verb && !behind) return null;
  const from = verb ? figure.from - verb[0].length : figure.from;
  const to = behind && !verb ? noun + behind[0].length : noun;
  push(n, clause, { ...figure, after: '' }, from, to, n.raw.slice(figure.from, noun), 'eliminate', null, false);
  return to;
}
