/** A total that its parts do not make: only where the parts are of a kind that divides the whole. */
import { sourceSpan } from '../flow.ts';
import { parseNumeral } from '../numerals.ts';
import { matchesIn } from '../scan.ts';
import { type Found, MOST_PLACES, type Paper } from './paper.ts';
import { crosses, endOf, type Running } from './running.ts';

/** Parts that together are the whole. A line is one way to divide. */
const DIVISIONS: readonly (readonly (readonly string[])[])[] = [
  [['城区', '城镇', '县城', '市区', '主城区', '街道'], ['乡镇', '农村', '乡村', '村级', '镇区']],
  [['小学'], ['初中', '中学']], [['新建'], ['改扩建', '扩建', '改建', '改造', '续建', '迁建']],
  [['公办'], ['民办']], [['男'], ['女']], [['一期', '第一期'], ['二期', '第二期']],
  [['中央'], ['省级', '省财政', '地方', '自治区', '市级', '县级']], [['省级'], ['市级', '市县', '县级']], [['市级'], ['县级', '区级']],
  [['普通高中'], ['中职', '中等职业']], [['本科'], ['专科', '高职']], [['上半年'], ['下半年']],
];

const UNIT = '所|个|名|人次|人|万元|亿元|元|平方米|亩|间|套|台|辆|项|班|轨|册|处|门|家|户|学位';
const AMOUNT = new RegExp(`(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千]+)([万亿]?)(?:余|多)?(${UNIT})`, 'g');
const ABOUT = /(?:约|近|超过|以上|不少于|至少|不低于|余|多|力争|左右)/;

interface Amount { readonly from: number; readonly to: number; readonly value: number; readonly unit: string; readonly label: string }

export function sumsThatFail(paper: Paper): readonly Found[] {
  const { running } = paper;
  const found: Found[] = [];
  let checked = 0;
  for (const anchor of anchors(running.text)) {
    checked += 1;
    if (checked > MOST_CHECKED || found.length > MOST_PLACES) break;
    const fault = check(running, anchor);
    if (!fault) continue;
    const { whole, parts, sum } = fault;
    const words = ({ from, to }: Amount): string => running.raw.slice(from, to);
    const listed = parts.map((part) => `${part.label}${words(part)}`).join('、');
    const span = sourceSpan(running, whole.from, (parts[parts.length - 1] as Amount).to);
    const place = paper.placeOf(span[0]);
    found.push({
      code: 'sum-mismatch', severity: 'error',
      message: `${place ? `${place}：` : ''}合计为“${words(whole)}”，分项（${listed}）之和是${said(sum, whole.unit)}，相差${said(round(Math.abs(whole.value - sum)), whole.unit)}。`,
      spans: [span],
    });
  }
  return found;
}

/** Totals that are looked at; only a text made of them has more. */
const MOST_CHECKED = 5000;

interface Anchor { readonly whole: number; readonly parts: number }

const TOTAL = /(?:共|总计|合计|总投资)[^,。;(]{0,16}\d[^,。;(]{0,24}[,(:](?!其中)/g;

/** Where parts begin: behind 其中, or behind a total that is called one. */
function* anchors(text: string): Generator<Anchor> {
  for (let at = text.indexOf('其中'); at >= 0; at = text.indexOf('其中', at + 2)) yield { whole: at, parts: at + 2 };
  TOTAL.lastIndex = 0;
  for (let match = TOTAL.exec(text); match; match = TOTAL.exec(text)) yield { whole: match.index + match[0].length, parts: match.index + match[0].length };
}

function check(running: Running, { whole: before, parts: from }: Anchor): { whole: Amount; parts: Amount[]; sum: number } | null {
  const { text } = running;
  const sentence = text.slice(Math.max(0, before - 60), before);
  const left = before - sentence.length + Math.max(sentence.lastIndexOf('。'), sentence.lastIndexOf(';')) + 1;
  const wholes = amounts(text, left, before);
  const whole = wholes[wholes.length - 1];
  if (!whole || crosses(running, whole.from, from) || /[^,:(]/.test(text.slice(whole.to, before).replace(/^(?:以上|左右|学位|学校|项目)/, ''))) return null;
  if (ABOUT.test(text.slice(Math.max(left, whole.from - 4), whole.from)) || ABOUT.test(text.slice(whole.to, whole.to + 2))) return null;
  const end = endOfParts(running, from, text[from - 1] === '(' || text.startsWith('(其中', from - 3));
  const parts = amounts(withoutAsides(text, from, end), 0, end - from).map((part) => ({ ...part, from: part.from + from, to: part.to + from })).filter(({ unit }) => unit === whole.unit);
  if (parts.length < 2 || parts.some((part) => ABOUT.test(text.slice(part.from - 3, part.from)) || ABOUT.test(text.slice(part.to, part.to + 2)))) return null;
  const sum = round(parts.reduce((total, { value }) => total + value, 0));
  if (sum === whole.value || !parts.every(({ label }) => label.length <= LONGEST_LABEL)) return null;
  const divides = DIVISIONS.some((division) => division.every((words) => parts.some(({ label }) => words.some((word) => label.includes(word)))));
  return divides && !(sum < whole.value && /等(?:$|\d)/.test(text.slice(from, end))) ? { whole, parts, sum } : null;
}

const LONGEST_LABEL = 14;

/** In brackets up to the closing one, else up to the end of the sentence or to a further total. */
function endOfParts(running: Running, from: number, bracketed: boolean): number {
  const window = running.text.slice(from, endOf(running, from - 1, 160));
  const stop = window.search(bracketed ? /[)。]/ : /[。;)]|其中|共(?:建|投|有|新)/);
  return from + (stop < 0 ? window.length : stop);
}

/** （含民办200个） inside a part counts nothing of its own. */
function withoutAsides(text: string, from: number, to: number): string {
  return text.slice(from, to).replace(/\([^()]*\)/g, (aside) => ' '.repeat(aside.length));
}

function amounts(text: string, from: number, to: number): Amount[] {
  const found: Amount[] = [];
  let last = from;
  for (const match of matchesIn(text.slice(from, to), AMOUNT)) {
    const number = parseNumeral((match[1] as string) + (match[2] as string)) ?? Number.NaN;
    const at = from + match.index;
    const label = text.slice(last, at).replace(/[ ,、:()和及与]/g, '');
    last = at + match[0].length;
    if (!Number.isNaN(number)) found.push({ from: at, to: last, value: number, unit: match[3] as string, label });
  }
  return found;
}

/** Large sums of money as offices write them. */
function said(value: number, unit: string): string {
  if (unit !== '元' || value < 1e4) return `${value}${unit}`;
  return value < 1e8 ? `${round(value / 1e4)}万元` : `${round(value / 1e8)}亿元`;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}

