/** Numbers whose verb stands behind them: 对5万名教师开展培训, 其中1-2个学科进入一流行列. */
import { skipJoint, skipOf, startOf, trimAdverbs, verbAt } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { perYear, push, type Notebook } from './notebook.ts';
import { rule } from './rule.ts';
import { nounEnd, only, subjectOf, type Chain, type Place } from './subject.ts';
import { ADVERBS, NAMING, OPENERS, SCOPES, STRONG_VERBS, SUBJECT_VERBS } from './words.ts';

/** 对5万名科学教师开展培训, 对126所学校进行改造. */
export function treatedThings(n: Notebook, clause: Clause, figure: Figure, high: number, chain: Chain, subject: Place & { scope: string | null }): number | null {
  const { text, raw } = n;
  const before = text.slice(Math.max(clause.from, chain.at - 18), figure.from);
  const led = /(?:对|为)[^,。;]{0,16}$/.exec(before);
  if (!led) return null;
  const start = skipOf(text, figure.to);
  const given = /^([\u4e00-\u9fff“”"()]{2,24}?)((?:免费)?(?:发放|提供|开展|配备|配齐|配足|加装|接通|改造|配发|配置|安装|购买|建立|铺设|新建|修建|建设|更换|更新|添置|补充|接入|购置|办理|落实)[\u4e00-\u9fff“”"()]{2,20})/.exec(text.slice(start, high));
  if (given && led[0].startsWith('为')) {
    const to = start + given[0].replace(COMPARED, '').length;
    push(n, clause, figure, figure.from - led[0].length, to, `为${raw.slice(start, to)}`, chain.comparator, subject.scope, true);
    return to;
  }
  const found = /^([\u4e00-\u9fff“”"()]{2,24}?)(?:开展|进行|实施|予以|给予)(?:了|全面|全员|集中|轮流|标准化|分批|分类|提质|整体|[“"][^”"]{1,10}[”"]){0,2}/.exec(text.slice(start, high));
  if (!found) return null;
  const action = STRONG_VERBS.startingAt(text, start + found[0].length, high) || (/^[\u4e00-\u9fff]{2,6}?(?:培训|轮训|改造|帮扶|资助)/.exec(text.slice(start + found[0].length, high))?.[0] ?? '');
  if (!action || /^(?:评估|督导评估|验收|评|补助|奖励)$/.test(action)) return null;
  const to = start + found[0].length + action.length;
  push(n, clause, figure, figure.from - led[0].length, to, action + raw.slice(start, start + (found[1] as string).length), chain.comparator, subject.scope, true);
  return to;
}

/** …发放助学贷款｜不超过8000元: the next number's own words. */
const COMPARED = /(?:不超过|不低于|不少于|不高于|最高|至少|达到?)$/;

const THERE = /^(?:个|所|家)?([\u4e00-\u9fff]{1,10}?)((?:设置|建立|建设|开展|设立|开设|配备|安装|推广|新建|打造|启动|试行)[\u4e00-\u9fff“”"]{2,20})(?=[,。;、)]|$)/;

/** 在36所学校门口设置护学岗: how many places it is done in. */
export function doneThere(n: Notebook, clause: Clause, figure: Figure, high: number): number | null {
  const found = THERE.exec(n.text.slice(figure.to, Math.min(clause.to, high + 1)));
  if (!found) return null;
  const to = figure.to + (found[1] as string).length + (found[2] as string).length;
  push(n, clause, figure, figure.from - 1, to, n.raw.slice(to - (found[2] as string).length, to) + '的' + n.raw.slice(figure.to, figure.to + (found[1] as string).length), null, null, true);
  return to;
}

/** 其中1-2个学科进入世界一流学科建设行列. */
export function countedSubject(n: Notebook, clause: Clause, figure: Figure, subject: Place & { scope: string | null; textFrom: number }, high: number, chain: Chain): boolean {
  const text = n.text;
  if ((figure.kind !== 'thing' && figure.kind !== 'person') || (figure.unit === '人' && figure.after !== '') || (subject.to - subject.from > 6 && !chain.comparator)) return false;
  if (subject.to > subject.from && !only(text, subject.from, subject.to, SCOPES) && !only(text, subject.from, subject.to, OPENERS) && !(chain.word === '有' || chain.word === '至少')) return false;
  const lead = text.slice(Math.max(clause.from, figure.from - 2), figure.from);
  if (/[在按为对由从于]/.test(text.slice(chain.at, figure.from))) return false;
  if (NAMING.endingAt(text, figure.from, clause.from) && !/[有共其中]$/.test(lead)) return false;
  const start = skipOf(text, figure.to);
  const verb = SUBJECT_VERBS.firstWithin(text, start + 1, high);
  if (!verb || verb.at - start > 24 || /[的、]/.test(text.slice(start, verb.at).replace(/\([^()]*\)/g, ''))) {
    if (!/^(?:至少)$/.test(chain.word)) return false;
    return false;
  }
  const thing = trimAdverbs(text, start, verb.at);
  if (thing <= start) return false;
  push(n, clause, figure, startOf(n, clause, subject.textFrom, figure.from), high, `${n.raw.slice(verb.at, high)}的${n.raw.slice(start, thing)}`, chain.comparator, subject.scope, true);
  return true;
}

/** 少数民族预科班(每年120个指标); 本科高校(不少于500个指标)面向贫困地区招生专项计划: with what the bracket parts. */
export function inBracket(n: Notebook, clause: Clause, figure: Figure, chain: Chain, subject: Place): boolean {
  const open = clause.bracket as number;
  const { text, raw } = n;
  const name = text.slice(Math.max(0, open - 16), open);
  const noun = /[\u4e00-\u9fff]{2,16}$/.exec(name)?.[0];
  if (!noun || figure.kind === 'term' || subject.to > subject.from || !(chain.comparator !== null || perYear(n, clause, figure))) return false;
  const cut = Math.max(noun.lastIndexOf('和'), noun.lastIndexOf('及'));
  const start = subjectOf(text, raw, n.mask, open - noun.length + cut + 1, open).from;
  const unit = /^[\u4e00-\u9fff]{0,6}/.exec(text.slice(figure.to, clause.to))?.[0] ?? '';
  const behind = text[clause.to] === ')' ? (/^(?![和及与或])[\u4e00-\u9fff]{4,24}(?=[,。;])/.exec(text.slice(clause.to + 1, clause.to + 26))?.[0] ?? '') : '';
  const sister = cut === 0 && n.memory.lastUnit === figure.unit && n.targets.at(-1)?.basis === 'per-year' && n.memory.lastTo >= open - noun.length - 1;
  const from = behind ? start : figure.from;
  const to = behind ? clause.to + 1 + behind.length : figure.to + unit.length + (text[figure.to + unit.length] === ')' ? 1 : 0);
  if (clause.from > open + 1 && !behind) return false;
  push(n, clause, figure, behind ? from : start, to, raw.slice(start, open) + behind + unit, chain.comparator, null, true);
  const last = n.targets.at(-1);
  if (sister && last) n.targets[n.targets.length - 1] = { ...last, basis: 'per-year' };
  return true;
}

/** 普通高中实现1000M以上、村完小100M以上光纤接入. */
export function speed(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain): number | null {
  const verb = verbAt(n, low, chain.at);
  const joined = verb !== null && /^(?:实现|达到|提供|配备|提升)$/.test(verb.word) && only(n.text, verb.at + verb.word.length, chain.at, ADVERBS);
  const follows = n.memory.carry?.verb === '带宽' && n.memory.carry.part === clause.part;
  const subject = subjectOf(n.text, n.raw, n.mask, skipJoint(n, low, figure.from), joined ? verb.at : chain.at);
  const spread = /^([\u4e00-\u9fff]{0,8}(?:接入|网络|宽带|专线|光纤))[^,。;]{0,30}?覆盖/.exec(n.text.slice(figure.to, high));
  if (spread && !joined && subject.to - subject.from >= 2) {
    const to = figure.to + spread[0].length;
    push(n, clause, figure, subject.textFrom, to, n.raw.slice(subject.from, subject.to) + n.raw.slice(figure.to, figure.to + (spread[1] as string).length), chain.comparator, subject.scope, true);
    return to;
  }
  if (!(joined || follows || chain.predicate) || subject.to - subject.from < 2) return rule(n, figure, chain, low, high);
  const end = nounEnd(n.text, n.mask, figure.to, high, n.isVerb);
  push(n, clause, figure, subject.textFrom, end, n.raw.slice(subject.from, subject.to) + ((follows ? '' : n.raw.slice(figure.to, end)) || '带宽'), chain.comparator, subject.scope, true);
  n.memory.carry = { verb: '带宽', order: 'noun-first', part: clause.part, to: end, kind: figure.kind, least: null, scope: null };
  return end;
}
