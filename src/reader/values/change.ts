/** How much something changes, and what is to disappear: 提高3个百分点, 消除66人以上超大班额. */
import type { Comparator } from '../model.ts';
import { marginBefore, trimAdverbs } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { metricBefore } from './heads.ts';
import { DATE } from './mask.ts';
import { push, type Notebook } from './notebook.ts';
import { only, subjectOf, type Chain } from './subject.ts';
import { ADVERBS, CHANGE_DOWN, CHANGE_UP, MEASURE_END } from './words.ts';

/** 提高3个百分点, 增加2000个. */
export function change(n: Notebook, clause: Clause, figure: Figure, low: number, chain: Chain): number | null {
  const text = n.text;
  const at = figure.from - marginBefore(n, figure.from, low);
  const up = CHANGE_UP.endingAt(text, at, low);
  const down = CHANGE_DOWN.endingAt(text, at, low);
  const word = up.length >= down.length ? up : down;
  const end = word ? at - word.length : chain.at;
  const subject = subjectOf(text, n.raw, n.mask, low, word ? behindBase(n, low, end).at : end);
  const comparator: Comparator = chain.comparator && chain.comparator !== '=' ? chain.comparator : '>=';
  const own = subject.to - subject.from >= 2 && !/^[比较]/.test(text.slice(subject.from, subject.to)) && !only(text, subject.from, subject.to, ADVERBS) ? n.raw.slice(subject.from, trimAdverbs(text, subject.from, subject.to)) : null;
  const metric = own ?? metricBefore(n, clause);
  if (!metric || !word) return null;
  push(n, clause, figure, own ? subject.textFrom : end, figure.to, `${metric}${n.raw.slice(end, at)}`, comparator, subject.scope, own === null);
  // 毛入学率提高5个百分点,达到95%: it is the rate that reaches it
  if (MEASURE_END.endingAt(metric, metric.length)) n.memory.lastMetric = metric;
  return figure.to;
}

/** The word that tells of the change before the number, and where the subject in front of it ends. */
export function changeAt(n: Notebook, figure: Figure, low: number): { word: string; subjectTo: number; respectively: boolean } | null {
  const at = figure.from - marginBefore(n, figure.from, low);
  const word = CHANGE_UP.endingAt(n.text, at, low) || CHANGE_DOWN.endingAt(n.text, at, low);
  if (!word) return null;
  const base = behindBase(n, low, at - word.length);
  return { word: n.raw.slice(at - word.length, at), subjectTo: base.at, respectively: base.respectively };
}

/** In front of 比2020年, 较上年 and 分别: what it is compared with is no part of its name. */
function behindBase(n: Notebook, low: number, to: number): { at: number; respectively: boolean } {
  const plain = behindGround(n, low, trimAdverbs(n.text, low, to));
  let at = plain;
  while (at > low && ((n.mask[at - 1] as number) & DATE)) at -= 1;
  const year = at < plain ? /[比较]$/.exec(n.text.slice(low, at)) : /(?:比|较|同比)(?:上年|上一年|去年|基期)?(?:同期|末|底)?$/.exec(n.text.slice(Math.max(low, at - 8), at));
  // 占比提高, 升学比例: the sign is the end of the measure's own name
  const compared = year && year[0] !== '比' || year && at < plain && !/[占对配机师生]比$/.test(n.text.slice(low, at));
  const end = compared ? trimAdverbs(n.text, low, at - (year as RegExpExecArray)[0].length) : plain;
  const respectively = n.text.slice(end, to).includes('分别');
  // 比上年减少 stays a name of its own: the year is not said
  return { at: at < plain || respectively ? end : plain, respectively };
}

/** 在2018年的基础上, 在现有基础上: what it is reckoned from is no part of its name. */
function behindGround(n: Notebook, low: number, to: number): number {
  const ground = /在[^,。;、]{2,14}基础上$/.exec(n.text.slice(Math.max(low, to - GROUND), to));
  return ground ? trimAdverbs(n.text, low, to - ground[0].length) : to;
}

const GROUND = 20;

export function changeBefore(n: Notebook, figure: Figure, low: number): boolean {
  if (figure.kind !== 'percent') return false;
  const at = figure.from - marginBefore(n, figure.from, low);
  return CHANGE_UP.endingAt(n.text, at, low) !== '' || CHANGE_DOWN.endingAt(n.text, at, low) !== '';
}

/** 基准定额提高50元, 平均受教育年限增加0.5年: by how much a measure itself changes. */
export function rises(n: Notebook, figure: Figure, low: number): boolean {
  if (!/^(?:money|size|term)$/.test(figure.kind) || figure.inWords) return false;
  const at = figure.from - marginBefore(n, figure.from, low);
  const word = CHANGE.exec(n.text.slice(Math.max(low, at - 2), at))?.[0];
  if (!word) return false;
  const subject = subjectOf(n.text, n.raw, n.mask, low, behindBase(n, low, at - word.length).at);
  return NORM.test(n.text.slice(subject.from, subject.to));
}

const CHANGE = /(?:提高|增加|增长|提升|上调|降低|下降|减少)$/;
const NORM = /(?:标准|定额|年限|津贴|工资|公用经费|拨款|面积|水平)$/;

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
