/** Who issues, to whom, with copies to whom; under which number; how public. */
import { type Flow, slice } from '../flow.ts';
import type { Paragraph } from '../text/paragraphs.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import { FACT, endsLikeTitle } from '../vocabulary/papers.ts';
import { dateIn } from './dates.ts';

export interface Said { readonly flow: Flow; readonly from: number; readonly to: number }

const NUMBER = /[\p{Script=Han}A-Z]{1,16}(?:\[|\()(?:19|20)\d{2}(?:\]|\))第?\d{1,5}号|[\p{Script=Han}]{1,14}\d{4}年第\d{1,4}号/u;

/** A number on its own line that lost a bracket or its closing 号. */
const DAMAGED = /^[\p{Script=Han}]{1,12}[发办函字通教政党委][\[(]?(?:19|20)\d{2}[\])]?第?\d{1,4}号?$/u;

/** 公开方式主动公开文号甲政办[2022]4号: a label that nothing parts from its value. */
const BARE_FACT = /^.{0,12}(?:文号|发文字号|文件编号)(?=\p{Script=Han})/u;

/** It is another paper's number by the words glued to its front, or by what follows: 贯彻国发〔2018〕5号…, 国发〔2018〕5号文件…. */
export function isCited(number: string, after: string): boolean {
  return /[《“]|根据|按照|关于|依据|贯彻|落实/.test(number) || /^文件(?!$)/.test(after);
}

/** The number of the paper: alone on its line, else behind its label, else at the start of a line. Cited numbers don't count. */
export function documentNumber(paragraphs: readonly Paragraph[]): Said | null {
  const found: { said: Said; rank: number }[] = [];
  paragraphs.slice(0, 60).forEach((paragraph) => {
    const { text } = paragraph.flow;
    if (text.length > 400 && !FACT.test(text.slice(0, 400))) return;
    const match = (text.includes('号') ? NUMBER.exec(text) : null) ?? DAMAGED.exec(text);
    if (!match) return;
    const label = FACT.exec(text);
    const bare = BARE_FACT.exec(match[0])?.[0].length ?? 0;
    let from = match.index + bare;
    let to = match.index + match[0].length;
    if (bare > 0 || label && label.index + label[0].length <= match.index + 12) {
      from = Math.max(from, label ? label.index + label[0].length : 0);
      found.push({ said: { flow: paragraph.flow, from, to }, rank: 2 });
      return;
    }
    const before = text.slice(0, from);
    const own = to === text.length && from > 0 ? behindTitle(text, from, to) : text.slice(to) === ')' && endsLikeTitle(before.slice(0, -1)) && before.endsWith('(') ? from : null;
    if (own !== null) { found.push({ said: { flow: paragraph.flow, from: own, to }, rank: 0.9 }); return; }
    if (isCited(match[0], text.slice(to)) || /[《(]$/.test(before) && !(before === '(' && text.slice(to) === ')')) return;
    const rest = text.length - (to - from);
    if (rest === 0 || before === '(' || /^(?:签发人|会签)/.test(text.slice(to))) found.push({ said: { flow: paragraph.flow, from, to }, rank: NUMBER.test(match[0]) ? 3 : 1.5 });
    else if (from === 0 && !/[。;]/.test(text)) found.push({ said: { flow: paragraph.flow, from, to }, rank: /^附件/.test(text.slice(to)) ? 0 : 1 });
    to = 0;
  });
  found.sort((a, b) => b.rank - a.rank);
  return found[0]?.said ?? null;
}

/** Where the number begins that stands glued to the end of the title: …实施意见武政发[2017]52号. */
function behindTitle(text: string, from: number, to: number): number | null {
  for (let at = Math.max(from, 8); at < to - 8; at += 1) if (endsLikeTitle(text.slice(0, at)) && /^[\p{Script=Han}]{2,10}[\[(]/u.test(text.slice(at))) return at;
  return null;
}

export interface Signature { readonly issuers: readonly Said[]; readonly date: Said | null; readonly iso: string | null; readonly taken: readonly Paragraph[] }

/** The signature: lines of unit names above a line that is a date; or the date alone. */
export function signature(paragraphs: readonly Paragraph[]): Signature {
  let alone: Signature | null = null;
  for (let i = 0; i < paragraphs.length; i += 1) {
    const paragraph = paragraphs[i] as Paragraph;
    const text = paragraph.flow.text;
    if (text.length > 60) continue;
    const date = dateIn(text);
    const signed = date ? signedLine(paragraph.flow, date) : null;
    if (signed && date) return { issuers: signed, date: { flow: paragraph.flow, from: date.from, to: date.to }, iso: date.iso, taken: [paragraph] };
    if (!date || text.length > 24 || !/^[()]*$/.test(text.slice(0, date.from)) || !/^(?:印发|发布|通过|印)?[()]*$/.test(text.slice(date.to))) continue;
    const issuers: Said[] = [];
    const taken: Paragraph[] = [paragraph];
    for (let k = i - 1; k >= Math.max(0, i - 8); k -= 1) {
      const above = paragraphs[k] as Paragraph;
      const names = unitLine(above.flow);
      if (names.length === 0) break;
      issuers.unshift(...names);
      taken.push(above);
    }
    if (date.iso.length < 10 && issuers.length === 0) continue;
    const bracketed = text.startsWith('(');
    const found: Signature = { issuers: bracketed ? [] : issuers, date: { flow: paragraph.flow, from: date.from, to: date.to }, iso: date.iso, taken: bracketed ? [paragraph] : taken };
    // a page says the day below the title, too; the units stand where it says it again
    if (alone === null ? found.issuers.length > 0 : found.issuers.length > 0 && alone.iso === found.iso) return found;
    alone ??= found;
  }
  return alone ?? { issuers: [], date: null, iso: null, taken: [] };
}

/** 某某县教育局 2020年3月2日 on one line. */
function signedLine(flow: Flow, date: { readonly from: number; readonly to: number; readonly iso: string }): Said[] | null {
  if (date.from < 4 || date.to !== flow.text.length || date.iso.length < 10) return null;
  const names = unitLine(slice(flow, 0, date.from));
  return names.length > 0 ? names.map((name) => ({ ...name, flow })) : null;
}

const MINISTRY = /(?<=[部委局署会院行办])(?=(?:教育|财政|人力资源社会保障|农业农村|民政|公安|科技|科学技术|工业和信息化|住房城乡建设|自然资源|生态环境|交通运输|水利|商务|文化和旅游|司法|应急管理|退役军人事务)部|国家(?:发展改革委|卫生健康委|税务总局|体育总局|乡村振兴局|民委|医保局)|中国残联|中央(?:编办|网信办|宣传部|组织部)|共青团中央|全国妇联|市场监管总局|税务总局|体育总局)/g;

/** Where further names begin that nothing parts from the one before: 教育部财政部, 甲县教育局甲县财政局. */
function gluedNames(text: string): number[] {
  const ministries = [...text.matchAll(MINISTRY)].map((match) => match.index);
  if (ministries.length > 0) return ministries;
  const place = /^.{1,7}?[省市县区州旗盟](?=.{2,10}[厅局委部办])/.exec(text)?.[0];
  const found: number[] = [];
  if (place === undefined || place.length < 3) return found;
  for (let at = text.indexOf(place, place.length); at >= 0; at = text.indexOf(place, at + place.length)) if (/[厅局委部办会]/.test(text[at - 1] as string)) found.push(at);
  return found;
}

/** Names on a line of its own, parted by white space: 海南省教育厅    海南省财政厅. */
export function unitLine(flow: Flow): Said[] {
  if (flow.text.length < 3 || flow.text.length > 80 || /[。,;:、《》]/.test(flow.text)) return [];
  const cuts = [0];
  for (let i = 1; i < flow.text.length; i += 1) if ((flow.offsets[i] as number) - (flow.offsets[i - 1] as number) > 1 && looksLikeUnit(flow.text.slice(cuts[cuts.length - 1], i))) cuts.push(i);
  if (cuts.length === 1) for (const at of gluedNames(flow.text)) cuts.push(at);
  cuts.push(flow.text.length);
  const parts = cuts.slice(0, -1).map((from, k) => ({ flow, from, to: cuts[k + 1] as number }));
  return parts.every((part) => looksLikeUnit(flow.text.slice(part.from, part.to)) && part.to - part.from >= 3) ? parts : [];
}

/** A labelled date: 发文日期, 成文日期, 印发日期; or `…2018年12月20日印发`. */
export function labelledDate(paragraphs: readonly Paragraph[]): { said: Said; iso: string } | null {
  for (const pattern of [/(?:成文|发文|印发|签发|制发)(?:日期|时间):?/, /印发(?:。|$)/]) {
    for (const { flow } of paragraphs) {
      if (flow.text.length > 300) continue;
      const label = pattern.exec(flow.text);
      if (!label) continue;
      const after = !label[0].startsWith('印发') || /日期|时间/.test(label[0]);
      const from = after ? label.index + label[0].length : Math.max(0, label.index - 14);
      const part = flow.text.slice(from, after ? from + 14 : label.index);
      const date = dateIn(part) ?? numericDate(part);
      if (date && date.iso.length === 10) return { said: { flow, from: from + date.from, to: from + date.to }, iso: date.iso };
    }
  }
  return null;
}

function numericDate(text: string): { iso: string; from: number; to: number } | null {
  const found = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(text);
  return found ? { iso: `${found[1]}-${(found[2] as string).padStart(2, '0')}-${(found[3] as string).padStart(2, '0')}`, from: 0, to: found[0].length } : null;
}

/** 某某市关于…: a place issues nothing. */
const PLACE = /^\p{Script=Han}{2,12}[省市县区州旗盟]$/u;

/** 甲省人民政府｜贯彻国务院关于…: the unit ends before what it does with others' paper. */
export function issuingPart(text: string): number {
  for (const found of text.matchAll(/印发|转发|批转|贯彻|落实|实施|执行/g)) if (looksLikeUnit(text.slice(0, found.index))) return found.index;
  return text.length;
}

/** Units named in front of 关于 (or of the year of a work programme) in the title. */
export function issuersInTitle(title: Flow): Said[] {
  const found = /^(.{3,60}?)(?:(?:印发|转发|批转)?关于|(?<=[局厅部委府办会])(?:19|20)\d{2}年(?:度)?(?:[^年]{0,8})?(?:工作要点|工作计划|重点工作|工作任务))/.exec(title.text) ?? /^([^《]{3,60}?)(?:印发|转发|批转)《/.exec(title.text);
  if (!found) return [];
  const flow = slice(title, 0, issuingPart(found[1] as string));
  const central = /^(中共中央)(国务院)$/.exec(flow.text) ?? /^(中共中央办公厅)(国务院办公厅)$/.exec(flow.text) ?? /^(中共.{2,8}委员?会?(?:办公厅|办公室)?)[、,]?(.{2,8}人民政府(?:办公厅|办公室)?)$/.exec(flow.text);
  const names = unitLine(flow);
  if (names.length > 1) return names.map((name) => ({ ...name, flow: title }));
  if (PLACE.test(flow.text)) return [];
  if (central) { const [one, other] = [(central[1] as string).length, flow.text.length - (central[2] as string).length]; return [{ flow: title, from: 0, to: one }, { flow: title, from: other, to: flow.text.length }]; }
  return names.map((name) => ({ ...name, flow: title }));
}

/** `各市、自治州人民政府,省政府各委、办、厅、局:` → its parts at , and ;. */
export function addressees(flow: Flow): Said[] {
  return divide(flow, 0, flow.text.length - 1, /[,;]/);
}

export function isAddressLine(text: string): boolean {
  return text.length >= 3 && text.length <= 400 && text.endsWith(':') && !/[。“”《》]/.test(text) && (/^(?:各|本|全|局|市直|县直|区直|省直|机关|厅|有关|相关|直属)/.test(text) || text.slice(0, -1).split(/[、,;]/).every((part) => looksLikeUnit(part)));
}

/** Copies: 抄送 to the end of the sentence; the list may run over several paragraphs. */
export function copies(flow: Flow): Said[] {
  const start = /^抄(?:送|报)(?:单位)?:?/.exec(flow.text);
  if (!start) return [];
  const stop = flow.text.indexOf('。');
  return divide(flow, start[0].length, stop < 0 ? flow.text.length : stop, /[,;、]/);
}

function divide(flow: Flow, from: number, to: number, separator: RegExp): Said[] {
  const parts: Said[] = [];
  let depth = 0;
  let start = from;
  for (let i = from; i <= to; i += 1) {
    const character = i < to ? (flow.text[i] as string) : ',';
    if (character === '(') depth += 1;
    else if (character === ')') depth = Math.max(0, depth - 1);
    if (i < to && (depth > 0 || !separator.test(character))) continue;
    if (i > start) parts.push({ flow, from: start, to: i });
    start = i + 1;
  }
  return parts;
}

const DISCLOSURE = /(?:公开(?:方式|属性|选项|类别|形式|类型)|信息公开(?:方式|属性|选项|类别)?):?(主动公开|依申请公开|不予公开|免予公开|不公开)|此件(主动公开|公开发布|依申请公开|不予公开|删减后公开|不公开)/;

export function disclosure(paragraphs: readonly Paragraph[]): Said | null {
  for (const { flow } of paragraphs) {
    if (flow.text.length > 200 || !flow.text.includes('公开')) continue;
    const found = DISCLOSURE.exec(flow.text);
    if (!found) continue;
    const word = (found[1] ?? found[2]) as string;
    const from = found.index + found[0].length - word.length;
    return { flow, from, to: from + word.length };
  }
  return null;
}
