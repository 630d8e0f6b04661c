/** The parts of a file: what surrounds the paper, its head, the notice, the plan it carries, the attachments. */
import { type Flow, flowOf, isGap, slice, sourceSpan } from './flow.ts';
import { looksLikeUnit } from './vocabulary/units.ts';
import type { DocumentHead, HeadSpans } from './model.ts';
import type { Piece } from './outline.ts';
import type { Paragraph } from './text/paragraphs.ts';
import { endsLikeTitle, isAttachmentMark, isChrome } from './vocabulary/papers.ts';
import { markerOf } from './text/markers.ts';
import { addressees, copies, disclosure, documentNumber, isAddressLine, issuersInTitle, labelledDate, type Said, signature, unitLine } from './head/parties.ts';
import { carriedAt, carriedName, labelledTitle, titleOf } from './head/title.ts';
import { mayDefine, termsIn, validityIn } from './head/terms.ts';
import { dateIn } from './head/dates.ts';

export interface Part {
  readonly kind: 'main' | 'plan' | 'attachment';
  readonly title: Flow | null;
  readonly pieces: readonly Piece[];
}

export interface Parts {
  readonly head: Omit<DocumentHead, 'leadRule'>;
  readonly parts: readonly Part[];
  /** Paragraphs of running text, for rules that hold anywhere in the document. */
  readonly paragraphs: readonly Paragraph[];
  /** What the web page says around the paper. */
  readonly around: ReadonlySet<Paragraph>;
}

export function partsOf(text: string, pieces: readonly Piece[]): Parts {
  const all = pieces.filter((piece): piece is Paragraph => piece.kind === 'paragraph');
  const around = aroundPaper(all);
  const paper = all.filter((paragraph) => !around.has(paragraph));
  const best = titleOf(text, paper);
  const inPaper = best === null || (best.score ?? 0) < LIKELY ? (labelledTitle(all) ?? best) : best;
  const inPage = titleOf(text, all.filter((paragraph) => paragraph.region === 'chrome'));
  const title = inPage && (!inPaper || (inPage.score ?? 0) > (inPaper.score ?? 0) + 2) ? { ...inPage, first: 0, last: -1 } : inPaper;
  const carried = title ? carriedName(title.flow.text) : null;
  const plan = carried ? carriedAt(text, paper, (title?.last ?? 0) + 1, carried) : null;
  const taken = new Set<Paragraph>(around);
  if (title) for (let i = 0; i <= title.last; i += 1) if (paper[i] && (i >= title.first || isBeforeTitle(paper[i] as Paragraph))) taken.add(paper[i] as Paragraph);
  const found = headOf(text, all, paper, { title: title?.flow ?? null, plan: plan?.flow ?? null }, taken);
  return { head: { ...found, plan: plan ? { title: literal(plan.flow), span: sourceSpan(plan.flow, 0, plan.flow.text.length) } : null }, parts: divide(text, pieces, paper, plan, taken, title?.flow ?? null), paragraphs: all, around };
}

/** A line of fewer points may be of a menu: where the page names the title, that is it. */
const LIKELY = 4;

/** In the second half of a page: below this stands what the page says about the paper, not the paper. */
const PAGE_GOES_ON = /^(?:相关(?:解读|链接|阅读|文件|新闻|稿件|政策|信息|报道)|政策解读|文件解读|图解|解读[:|]|上一[篇条]|扫一扫|分享到)/;

/** A label of the page on a line of its own (成文日期:) has its value on the next; a title or a number is wanted all the same. */
function aroundPaper(all: readonly Paragraph[]): ReadonlySet<Paragraph> {
  const around = new Set<Paragraph>();
  const last = all[all.length - 1]?.end ?? 0;
  let label: string | null = null;
  let ended = false;
  for (const paragraph of all) {
    const { text } = paragraph.flow;
    const isValue: boolean = label !== null && !/标题|名称|文号|字号/.test(label) && text.length <= 40 && !text.endsWith(':') && !endsLikeTitle(text) && markerOf(text) === null;
    ended ||= 2 * paragraph.start > last && PAGE_GOES_ON.test(text);
    if (ended || isAround(paragraph) || isValue) around.add(paragraph);
    label = around.has(paragraph) && !isValue && text.length <= 10 && text.endsWith(':') ? text : null;
  }
  return around;
}

function isAround(paragraph: Paragraph): boolean {
  return paragraph.region === 'chrome' || paragraph.region === 'header' || paragraph.region === 'footer' || isChrome(paragraph.flow.text);
}

function isBeforeTitle(paragraph: Paragraph): boolean {
  return markerOf(paragraph.flow.text) === null && paragraph.flow.text.length < 160;
}

export function literal(flow: Flow, from = 0, to = flow.text.length): string {
  return flow.raw.slice(from, to);
}

/** The title's words; names that white space parts stay parted: 甲省教育厅 甲省财政厅关于…. */
function titleWords(title: Flow): string {
  let words = '';
  for (let i = 0; i < title.text.length; i += 1) words += (i > 0 && isGap(title, i) && looksLikeUnit(title.text.slice(0, i)) && looksLikeUnit(title.text.slice(i).split('关于')[0] as string) ? ' ' : '') + title.raw[i];
  return words;
}

const said = ({ flow, from, to }: Said): string => flow.raw.slice(from, to);
const spanOfSaid = ({ flow, from, to }: Said): readonly [number, number] => sourceSpan(flow, from, to);

function headOf(text: string, all: readonly Paragraph[], paper: readonly Paragraph[], { title, plan }: { readonly title: Flow | null; readonly plan: Flow | null }, taken: Set<Paragraph>): Omit<DocumentHead, 'leadRule' | 'plan'> {
  const signed = signature(paper);
  const number = documentNumber(all);
  const labelled = signed.date ? null : labelledDate(all);
  const inTitle = [title, plan].map((one) => (one ? issuersInTitle(one) : [])).find((names) => names.length > 0) ?? [];
  const issuers = signed.issuers.length > 0 ? signed.issuers : inTitle.length > 0 || !title ? inTitle : namesBelow(paper, title);
  signed.taken.forEach((paragraph) => taken.add(paragraph));
  const address = addressIn(title ? behind(paper, title) : paper) ?? addressIn(paper);
  if (address?.whole) taken.add(address.paragraph);
  const copied = copiedTo(text, paper, taken);
  const open = disclosure(all);
  const attachments = namedAttachments(paper, taken);
  for (const paragraph of paper) if (isTail(paragraph.flow.text)) taken.add(paragraph);
  if (number) { const own = all.find((paragraph) => paragraph.flow === number.flow); if (own && own.flow.text.length < 60) taken.add(own); }
  const known = counter(text);
  const terms = paper.filter((paragraph) => mayDefine(paragraph.flow.text)).slice(0, MOST).flatMap((paragraph) => termsIn(paragraph.flow, known).slice(0, MOST).map((term) => ({ term: term.term, meaning: term.meaning, span: sourceSpan(paragraph.flow, term.from, term.to) })));
  const validity = firstOf(paper, (paragraph) => { const one = validityIn(paragraph.flow); return one && { on: one.on, span: sourceSpan(paragraph.flow, one.from, one.to) }; });
  const date = signed.date ?? labelled?.said ?? null;
  const spans: HeadSpans = {
    ...(title && { title: sourceSpan(title, 0, title.text.length) }),
    ...(number && { documentNumber: spanOfSaid(number) }),
    ...(issuers.length > 0 && { issuers: issuers.map(spanOfSaid) }),
    ...(date && { issuedOn: spanOfSaid(date) }),
    ...(open && { disclosure: spanOfSaid(open) }),
    ...(address && { addressees: addressees(address.flow).map(spanOfSaid) }),
    ...(copied.length > 0 && { copiedTo: copied.map(spanOfSaid) }),
    ...(validity && { validUntil: validity.span }),
  };
  return {
    title: title && titleWords(title), documentNumber: number && said(number), issuers: issuers.map(said), issuedOn: signed.iso ?? labelled?.iso ?? null,
    disclosure: open && said(open), addressees: address ? addressees(address.flow).map(said) : [], copiedTo: copied.map(said), validUntil: validity?.on ?? null,
    definitions: terms, attachments, spans,
  };
}

/** Only a plan is there, and right below its title stand those who issue it: 市教育局 市财政局. */
function namesBelow(paper: readonly Paragraph[], title: Flow): readonly Said[] {
  const names: Said[] = [];
  for (const { flow } of behind(paper, title)) {
    if (flow.text.length === 0 || (flow.offsets[0] as number) <= (title.offsets[title.text.length - 1] as number)) continue;
    const line = unitLine(flow);
    if (line.length < (names.length > 0 ? 1 : 2)) break;
    names.push(...line);
  }
  return names;
}

/** What stands below the title, where something does. */
function behind(paper: readonly Paragraph[], title: Flow): readonly Paragraph[] {
  return paper.filter((paragraph) => paragraph.start > (title.offsets[0] as number)).slice(0, NEAR_TITLE);
}

/** Whom it is for stands right below the title, its number and its date. */
const NEAR_TITLE = 8;

/** The line of addressees, or the words before the first colon of a paragraph that opens with them. */
function addressIn(paper: readonly Paragraph[]): { readonly paragraph: Paragraph; readonly flow: Flow; readonly whole: boolean } | null {
  for (const paragraph of paper.slice(0, 40)) {
    if (isAddressLine(paragraph.flow.text)) return { paragraph, flow: paragraph.flow, whole: true };
    const colon = /^(?:各[^:。“”《》]{2,120}:(?=.)|[^:。“”《》]{4,120}:(?=《|现将|为了?|根据|经))/.exec(paragraph.flow.text)?.[0].length ?? 0;
    if (colon > 0 && isAddressLine(paragraph.flow.text.slice(0, colon))) return { paragraph, flow: slice(paragraph.flow, 0, colon), whole: false };
  }
  return null;
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) { const found = find(item); if (found) return found; }
  return null;
}

function counter(text: string): (part: string) => number {
  return (part) => { let count = 0; for (let at = text.indexOf(part); at >= 0 && count < 3; at = text.indexOf(part, at + part.length)) count += 1; return count; };
}

const TAIL = /^(?:抄(?:送|报)|公开(?:方式|属性|选项)|信息公开|\(?此件|联系人:|联系电话|\(?联系人|\d{4,8}日?印发|[^。]{2,20}(?:办公室|办公厅|秘书处)\d{4}年?\d{1,2}月?\d{1,2}日印发)/;

function isTail(text: string): boolean {
  return text.length < 200 && (TAIL.test(text) || /(?:19|20)\d{2}年?\d{1,2}月?\d{1,2}日印发$/.test(text));
}

function copiedTo(text: string, paper: readonly Paragraph[], taken: Set<Paragraph>): Said[] {
  const at = paper.findIndex((paragraph) => /^抄(?:送|报)/.test(paragraph.flow.text));
  if (at < 0) return [];
  const first = paper[at] as Paragraph;
  taken.add(first);
  let end = first.end;
  let closed = first.flow.text.includes('。');
  for (let i = at + 1; i < Math.min(paper.length, at + 6) && !closed; i += 1) {
    const next = paper[i] as Paragraph;
    if (next.flow.text.length > 120 || markerOf(next.flow.text) || dateIn(next.flow.text) || isTail(next.flow.text) || isAttachmentMark(next.flow.text)) break;
    taken.add(next);
    end = next.end;
    closed = next.flow.text.includes('。');
  }
  return copies(flowOf(text, first.start, end));
}

/** More terms or attachments than this are no office's paper; looking each up costs a pass over the text. */
const MOST = 60;

/** `附件:1.…` and the lines that go on with it; a named attachment is present where its title or mark stands later. */
function namedAttachments(paper: readonly Paragraph[], taken: Set<Paragraph>): DocumentHead['attachments'] {
  const named: { title: string; present: boolean; span: readonly [number, number] }[] = [];
  paper.forEach((paragraph, i) => {
    if (named.length >= MOST) return;
    const match = !paragraph.flow.text.includes('附') ? null : /^(?:.{0,24}号)?附(?:件|表):(?:1[.、])?(.{2,120})$/.exec(paragraph.flow.text);
    if (!match || /[。]/.test(match[1] as string)) return;
    const items: { flow: Flow; from: number; to: number }[] = [{ flow: paragraph.flow, from: paragraph.flow.text.length - (match[1] as string).length, to: paragraph.flow.text.length }];
    taken.add(paragraph);
    for (let k = i + 1; k < Math.min(paper.length, i + 20); k += 1) {
      const next = paper[k] as Paragraph;
      const marker = markerOf(next.flow.text);
      if (!marker || marker.type !== 'digit' || marker.value !== items.length + 1 || next.flow.text.length > 120) break;
      items.push({ flow: next.flow, from: marker.length, to: next.flow.text.length });
      taken.add(next);
    }
    for (const item of items) {
      const title = item.flow.raw.slice(item.from, item.to);
      const key = title.replace(/\.(?:docx?|xlsx?|pdf|wps|et|zip|rar)$/i, '').replace(/[《》]/g, '');
      const later = paper.slice(i + items.length).some((other) => other.flow.raw.replace(/[《》]/g, '').includes(key)) || paper.slice(i + items.length).some((other) => isAttachmentMark(other.flow.text) && (items.length === 1 || other.flow.text.includes(String(items.indexOf(item) + 1))));
      named.push({ title, present: later, span: sourceSpan(item.flow, item.from, item.to) });
    }
  });
  return named;
}

function divide(text: string, pieces: readonly Piece[], paper: readonly Paragraph[], plan: { first: number; last: number; flow: Flow } | null, taken: ReadonlySet<Paragraph>, title: Flow | null): Part[] {
  const planFirst = plan ? paper[plan.first] : null;
  const planParagraphs = new Set(plan ? paper.slice(plan.first, plan.last + 1) : []);
  const parts: { kind: Part['kind']; title: Flow | null; pieces: Piece[] }[] = [{ kind: 'main', title, pieces: [] }];
  let expectTitle = 0;
  for (const piece of pieces) {
    const current = parts[parts.length - 1] as { kind: Part['kind']; title: Flow | null; pieces: Piece[] };
    if (piece.kind === 'grid') { current.pieces.push(piece); expectTitle = 0; continue; }
    if (piece === planFirst) { parts.push({ kind: 'plan', title: plan?.flow ?? null, pieces: [] }); expectTitle = 0; continue; }
    if (planParagraphs.has(piece)) continue;
    if (isAttachmentMark(piece.flow.text) || attachmentOpening(piece)) {
      parts.push({ kind: 'attachment', title: isAttachmentMark(piece.flow.text) ? null : piece.flow, pieces: [] });
      expectTitle = isAttachmentMark(piece.flow.text) ? 3 : 0;
      continue;
    }
    if (expectTitle > 0 && piece.flow.text.length <= 60 && !/[。;,:]$/.test(piece.flow.text) && !markerOf(piece.flow.text)) {
      current.title = current.title ? flowOf(text, current.title.offsets[0] as number, piece.end) : piece.flow;
      expectTitle -= 1;
      continue;
    }
    expectTitle = 0;
    if (!taken.has(piece)) current.pieces.push(piece);
  }
  return parts.filter((part) => part.pieces.length > 0);
}

/** `附件2 某某任务分工表` on a line of its own. */
function attachmentOpening(paragraph: Paragraph): boolean {
  return /^附(?:件|表)(?:\d{1,2}|[一二三四五六七八九十])(?!\d)[:.、]?[\p{Script=Han}《“].{3,60}$/u.test(paragraph.flow.text) && !/[。;,]$/.test(paragraph.flow.text);
}
