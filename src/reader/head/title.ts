/** The title of the paper, over one line or several, and the plan that a notice carries. */
import { type Flow, flowOf, slice } from '../flow.ts';
import type { Paragraph } from '../text/paragraphs.ts';
import { markerOf } from '../text/markers.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import { endsLikeTitle, isAttachmentMark, isChrome } from '../vocabulary/papers.ts';
import { dateIn } from './dates.ts';
import { isCited, issuingPart } from './parties.ts';

export interface Title { readonly flow: Flow; readonly first: number; readonly last: number; readonly score?: number }

const WINDOW = 60;

/** The likeliest title among the first paragraphs; `first`/`last` are indexes of the paragraphs it takes up. */
export function titleOf(source: string, paragraphs: readonly Paragraph[]): Title | null {
  let best: { title: Title; score: number } | null = null;
  const limit = Math.min(paragraphs.length, WINDOW);
  for (let i = 0; i < limit; i += 1) {
    const opening = paragraphs[i] as Paragraph;
    if (!mayOpen(opening)) { if (startsBody(opening.flow.text)) break; continue; }
    for (let j = i; j < Math.min(limit, i + 6); j += 1) {
      const piece = paragraphs[j] as Paragraph;
      if (j > i && (!mayGoOn(piece) || piece.gap > 3 || isParted(source, paragraphs[j - 1] as Paragraph, piece))) break;
      const flow = j === i ? opening.flow : flowOf(source, opening.start, piece.end);
      if (flow.text.length > 120) break;
      if (!endsLikeTitle(flow.text) || flow.text.length < 6) continue;
      const score = scoreOf(unwrapped(flow).text, paragraphs, i, j);
      if (!best || score > best.score) best = { title: { flow, first: i, last: j, score }, score };
    }
  }
  const found = best?.title ?? openingTitle(paragraphs[0]) ?? bareTitle(paragraphs);
  return found && { ...found, flow: unwrapped(withoutNumber(found.flow)) };
}

/** Something of the page stands between. */
function isParted(source: string, { end }: Paragraph, { start }: Paragraph): boolean {
  return start - end < 400 && flowOf(source, end, start).text.length > 6;
}

/** [甲政办发[2023]4号]… in front, 《》 around, (有效) behind: what a page puts there is not of the title. */
function unwrapped(flow: Flow): Flow {
  const { text } = flow;
  const number = /^[•·]?(?:\[[^\[\]]{2,16}\[\d{4}\]第?\d{1,5}号\]|\p{Script=Han}{2,8}\[\d{4}\]第?\d{1,5}号(?=.{4,60}关于))/u.exec(text)?.[0].length ?? 0;
  const bullet = /^[•·]/.test(text) ? 1 : 0;
  const state = /\((?:现行)?(?:有效|已?失效|已?废止|已修改)\)$/.exec(text)?.[0].length ?? 0;
  const quoted = /^《.{2,60}关于.+(?:通知|意见|决定|函|通报)》$/.test(text.slice(number, text.length - state)) ? 1 : 0;
  const from = Math.max(number, bullet) + quoted;
  return from + state === 0 ? flow : slice(flow, from, text.length - state - quoted);
}

const NUMBER = '[\\p{Script=Han}A-Z]{2,12}\\[(?:19|20)\\d{2}\\]第?\\d{1,5}号';
/** What a page tells of the paper on a line of its own: its number, a date, whether it is in force, a code. */
const TOLD = new RegExp(`^(?:${NUMBER}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|(?:现行)?有效|失效|废止|[\\dA-Z]{8,}[-/][-/\\dA-Z]+)$`, 'u');
const NUMBERED = new RegExp(`^${NUMBER}(?=.{6})`, 'u');

/** 某政办发〔2021〕5号 | 关于…的通知: the number on the line of the title is no part of it, unless it is the number of a paper that the title is about. */
function withoutNumber(flow: Flow): Flow {
  const number = NUMBERED.exec(flow.text)?.[0];
  return number === undefined || isCited(number, flow.text.slice(number.length)) ? flow : slice(flow, number.length, flow.text.length);
}

const LABELLED = /^(?:标题|文件名称|名称|文件标题|发文标题):\|?(?=.{6})/;

/** 标题:… in the facts of a page, where the title stands nowhere else. */
export function labelledTitle(paragraphs: readonly Paragraph[]): Title | null {
  for (const { flow } of paragraphs.slice(0, WINDOW)) {
    const label = flow.text.length <= 160 ? LABELLED.exec(flow.text)?.[0].length : undefined;
    if (label === undefined) continue;
    const stop = flow.text.slice(label).search(/\||(?:文号|发文字号):/);
    const title = slice(flow, label, stop < 0 ? flow.text.length : label + stop);
    if (endsLikeTitle(title.text) && title.text.length >= 6) return { flow: title, first: 0, last: -1 };
  }
  return null;
}

/** No word says that it is a title, but it stands first, alone, short and without a stop, and numbered text follows. */
function bareTitle(paragraphs: readonly Paragraph[]): Title | null {
  const first = paragraphs[0];
  if (!first || !mayOpen(first) || first.flow.text.length < 6 || first.flow.text.length > 50 || /[,、:]/.test(first.flow.text)) return null;
  return paragraphs.slice(1, 12).some(({ flow: { text } }) => markerOf(text) !== null || /^(?:项目|任务|事项|工程)名称:/.test(text)) ? { flow: first.flow, first: 0, last: 0 } : null;
}

/** A text without line breaks: its title ends where white space follows. */
function openingTitle(paragraph: Paragraph | undefined): Title | null {
  if (!paragraph) return null;
  const { flow } = paragraph;
  for (let i = 6; i < Math.min(flow.text.length, 80); i += 1) {
    if ((flow.offsets[i] as number) - (flow.offsets[i - 1] as number) > 1 && endsLikeTitle(flow.text.slice(0, i)) && !/[。,:;]/.test(flow.text.slice(0, i))) return { flow: slice(flow, 0, i), first: 0, last: -1 };
  }
  return null;
}

function startsBody(text: string): boolean {
  return /^(?:一、|第一章|第一条)/.test(text);
}

function mayOpen(paragraph: Paragraph): boolean {
  const { text } = paragraph.flow;
  if (paragraph.region === 'header' || paragraph.region === 'footer' || paragraph.region === 'footnote') return false;
  return text.length >= 2 && text.length <= 110 && !TOLD.test(text) && !/[。;,:!?]$/.test(text) && !/[。!?;]/.test(text) && !isChrome(text) && !LABELLED.test(text) && !isAttachmentMark(text) && dateIn(text)?.from !== 0 && !/^附件/.test(text) && (markerOf(text) === null || /^[•·]/.test(text)) && !/^(?:.*文件|抄送.*|主送.*|根据.*|为.*|现将.*)$/.test(text) && !/^\(.*\)$/.test(text);
}

function mayGoOn(paragraph: Paragraph): boolean {
  const { text } = paragraph.flow;
  return text.length <= 60 && !/^[•·]/.test(text) && !LABELLED.test(text) && !TOLD.test(text) && !/[。;,:]$/.test(text) && !/。/.test(text) && markerOf(text)?.type !== 'han' && dateIn(text) === null && !isChrome(text) && !/^(?:文件|附件|抄送)/.test(text) && !/\[\d{4}\].*号/.test(text);
}

function scoreOf(text: string, paragraphs: readonly Paragraph[], i: number, j: number): number {
  let score = 4 - Math.min(i, 40) * 0.02;
  if (/关于.+的?(?:通知|意见|决定|函|通报|报告|批复)(?:\([^()]*\))?$/.test(text)) score += 5;
  else if (ISSUES.test(text)) score += 5;
  const before = (/^([^关《]{2,60}?)(?:印发|转发|批转)《/.exec(text) ?? /^([^关]{2,60}?)(?:印发|转发|批转)?关于/.exec(text))?.[1];
  const issuer = before?.slice(0, issuingPart(before)).replace(/《$/, '');
  if (issuer !== undefined) score += looksLikeUnit(issuer.slice(-24)) ? 2 : -2;
  if (/^关于/.test(text)) score += 0.5;
  if (/\[\d{4}\]\d+号/.test(text)) score -= 2;
  if ((paragraphs[i] as Paragraph).align === 'center' || (paragraphs[i] as Paragraph).level === 1) score += 2;
  if (j > i) score += !balanced(text) ? -3 : (opensTitle(paragraphs[i] as Paragraph, paragraphs[i + 1] as Paragraph) ? 0.4 : -0.3) * (j - i);
  if (!balanced(text)) score -= 3;
  if (j > i && endsLikeTitle((paragraphs[i] as Paragraph).flow.text) && !/^\(/.test((paragraphs[i + 1] as Paragraph).flow.text) && !looksLikeUnit((paragraphs[i] as Paragraph).flow.text)) score -= 2;
  if (/^[^:]{1,12}:|^[^|]{1,8}\|/.test(text)) score -= 3;
  // A page shortens the name of its own office: 市政府关于…
  if (/^[省市县区州旗](?:人民)?政府(?:办公?[厅室]?)?(?:印发|转发)?关于/.test(text)) score -= 0.5;
  if (ONLY_KIND.test(text) || /[>|]|标题:/.test(text)) score -= 3;
  if (j > i && isWhole((paragraphs[j] as Paragraph).flow.text)) score -= 2;
  if (text.length < 8) score -= 1.5;
  return score;
}

/** …办公室印发《…》的通知, without 关于. */
const ISSUES = /^.{3,60}(?:印发|转发|批转)《.+》(?:\([^()]*\))?的(?:通知|函)(?:\([^()]*\))?$/;

/** The end of a title whose beginning stands on the line above. */
const ONLY_KIND = /^(?:的?(?:实施|行动|工作|专项|三年|推进|总体)*(?:方案|计划|意见|规划|办法|要点|措施|细则|通知|清单|台账))(?:\([^()]{1,40}\))?$/;

/** The last line alone is a title with its unit: what stands above is not of it. */
function isWhole(text: string): boolean {
  const unit = /^([^关《]{3,40})关于.{6,}/.exec(text)?.[1];
  return unit !== undefined && endsLikeTitle(text) && balanced(text) && looksLikeUnit(unit.replace(/等?(?:[一二三四五六七八九十]+)?(?:部门|单位)$/, ''));
}

/** The first line of a title over several: the unit that issues, most of a line of words, or all but the gloss. Items of a menu are shorter. */
function opensTitle(first: Paragraph, second: Paragraph): boolean {
  const { text } = first.flow;
  return text.length >= 4 && looksLikeUnit(text) || /^\(/.test(second.flow.text) || text.length >= 12 && second.gap <= 1 && !endsLikeTitle(text) && !/[,:>|]/.test(text);
}

function balanced(text: string): boolean {
  return count(text, '《') === count(text, '》') && count(text, '(') === count(text, ')');
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** The name of the plan that the title says it issues: between 关于印发 and 的通知, with or without 《》. */
export function carriedName(title: string): string | null {
  const found = /(?:印发|转发|发布|下发|公布|批转)(?:《([^》]+)》(?:\([^()]*\))?|(.+?))的(?:通知|函|公告|通告)(?:\([^()]*\))?$/.exec(title);
  if (!found) return null;
  return (found[1] ?? (found[2] as string)).replace(/^[《]|[》]$/g, '');
}

/** Paragraphs after `from` that together are that name. */
export function carriedAt(source: string, paragraphs: readonly Paragraph[], from: number, name: string): Title | null {
  const want = plainName(name);
  const behind = ISSUED_BY_OTHERS.exec(want)?.[0].length ?? 0;
  for (let i = from; i < paragraphs.length; i += 1) {
    let joined = '';
    for (let j = i; j < Math.min(paragraphs.length, i + 5); j += 1) {
      const text = (paragraphs[j] as Paragraph).flow.text;
      if (text.length > 90) break;
      joined += plainName(text);
      if (isThatName(joined, want, behind) || j === i && isAllButGloss(joined, want, paragraphs[j + 1])) return { flow: flowOf(source, (paragraphs[i] as Paragraph).start, (paragraphs[j] as Paragraph).end), first: i, last: j };
      if (!want.startsWith(joined) && !(behind > 0 && want.includes(joined, 2))) break;
    }
  }
  return null;
}

/** Others' plan passed on: 省教育厅等五部门某某方案. */
const ISSUED_BY_OTHERS = /^.{2,30}?(?:等(?:[一二三四五六七八九十]+)?(?:部门|单位|部委)|[厅局委部])(?:\(单位\))?(?=.{8,}$)/;

/** Without quotes and without 的: a plan is titled 某某意见的实施方案 and cited as 某某意见实施方案. */
function plainName(text: string): string {
  return text.replace(/[《》“”"的]/g, '');
}

/** The same name, or with the units that issue it in front, or without those that the notice names. */
function isThatName(joined: string, want: string, behind: number): boolean {
  if (joined === want) return true;
  if (behind > 0 && joined.length > 8 && joined.length >= want.length - behind - 12 && want.endsWith(joined)) return true;
  const units = joined.length - want.length;
  return units > 0 && units <= 36 && joined.endsWith(want) && looksLikeUnit(joined.slice(0, units));
}

/** Only the bracketed gloss is lacking, and it does not follow on the next line either. */
function isAllButGloss(joined: string, want: string, next: Paragraph | undefined): boolean {
  const rest = want.slice(joined.length);
  return joined.length > 6 && want.startsWith(joined) && rest.startsWith('(') && !plainName(next?.flow.text ?? '').startsWith(rest.slice(0, 4));
}
