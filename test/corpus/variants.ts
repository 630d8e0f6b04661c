/**
 * The same document as other offices and other programs would have written it down.
 * Each change is mechanical and keeps the meaning, so the key holds as it is, or is changed by the same rule.
 */
import type { Key } from '../score/key.ts';

export interface Labelled { readonly text: string; readonly key: Key }
interface Change {
  readonly name: string;
  readonly text: (text: string) => string;
  /** Applied to every literal of the key; left out where the scorer's own comparison is blind to the change. */
  readonly literal?: (text: string) => string;
}

const HALF: Readonly<Record<string, string>> = { '，': ',', '：': ':', '；': ';', '（': '(', '）': ')', '％': '%' };
const FULL: Readonly<Record<string, string>> = { ',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '%': '％' };
const WIDE_DIGIT = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

const LABELS: readonly (readonly [string, string])[] = [['责任单位', '责任部门'], ['牵头单位', '牵头部门'], ['配合单位', '配合部门'], ['完成时限', '完成时间'], ['重点工作', '重点任务']];

/** Page height of GB/T 9704: 22 lines; a line holds 28 characters, 30 with half-width digits. */
const LINES_A_PAGE = 22;
const LINE_LENGTH = 30;

/** As text comes from a PDF: every paragraph cut into lines wherever they end, no empty lines, page numbers between. */
function asFromPdf(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').flatMap((line) => {
    const characters = [...line];
    const pieces: string[] = [];
    for (let start = 0; start < characters.length; start += LINE_LENGTH) pieces.push(characters.slice(start, start + LINE_LENGTH).join(''));
    return pieces;
  });
  return lines.map((line, i) => ((i + 1) % LINES_A_PAGE === 0 ? `${line}\n— ${(i + 1) / LINES_A_PAGE} —` : line)).join('\n');
}

/** The same with what programs keep of the layout: first lines indented, page numbers in the middle, a form feed at each page end. */
function asPrinted(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').flatMap((line) => {
    const characters = [...(line.length > 12 ? `　　${line.trimStart()}` : line)];
    const pieces: string[] = [];
    for (let start = 0; start < characters.length; start += 28) pieces.push(characters.slice(start, start + 28).join(''));
    return pieces;
  });
  return lines.map((line, i) => ((i + 1) % LINES_A_PAGE === 0 ? `${line}\n\n${' '.repeat(26)}- ${(i + 1) / LINES_A_PAGE} -\n\f` : `${line}\n`)).join('');
}

/** A line of cells, one of them empty: where only space divides the cells it could not be told. */
const HAS_EMPTY_CELL = /^(?=[^\n]*\t[^\n]*\t)(?:\t|[^\n]*\t(?:\t|$))/mu;
const unlessEmpty = (lay: (text: string) => string) => (text: string): string => (HAS_EMPTY_CELL.test(text) ? text : lay(text));

/** Lays out each run of rows (cells divided by tabs) as a text file has it that came from a table. */
function layRows(text: string, row: (cells: readonly string[]) => string, between = '\n'): string {
  return text.replace(/(?:^[^\n]*\t[^\n]*\t[^\n]*(?:\n|$))+/gmu, (block) => `${block.trimEnd().split('\n').map((line) => row(line.split('\t'))).join(between)}\n`);
}

const cut = (cell: string, width: number): string => cell.replace(new RegExp(`(.{${width}})(?=.)`, 'gu'), '$1\n');

/** The ways in which a table ends up as text. */
const LAYOUTS: readonly Change[] = [
  { name: 'cells-behind-tabs', text: (text) => layRows(text, (cells) => `\n${cells.map((cell) => `\t${cell}`).join('\n')}`) },
  { name: 'cells-by-line', text: (text) => layRows(text, (cells) => cells.join('\n')) },
  { name: 'cells-spaced', text: unlessEmpty((text) => layRows(text, (cells) => cells.join('\n\n'), '\n\n\n')) },
  { name: 'cells-cut', text: unlessEmpty((text) => layRows(text, (cells) => cells.map((cell) => cut(cell, 18)).join('\n'))) },
  { name: 'rows-with-bars', text: (text) => layRows(text, (cells) => `${cells.join(' | ')} |`) },
  { name: 'rows-of-markdown', text: (text) => layRows(text, (cells) => `| ${cells.join(' | ')} |`) },
  { name: 'rows-by-spaces', text: unlessEmpty((text) => layRows(text, (cells) => cells.join('    '))) },
];

const CHANGES: readonly Change[] = [
  { name: 'halfwidth', text: (text) => text.replace(/[，：；（）％]/g, (c) => HALF[c] ?? c) },
  { name: 'fullwidth', text: (text) => text.replace(/(?<=[\p{Script=Han}”》）)])[,:;()%]|[,:;()](?=[\p{Script=Han}“《])|(?<=\d)%/gu, (c) => FULL[c] ?? c) },
  { name: 'wide-digits', text: (text) => text.replace(/(?<![A-Za-z\d])\d+(?![A-Za-z\d])/g, WIDE_DIGIT) },
  { name: 'numbering', text: (text) => text.replace(/^([ \t　]*)(\d{1,2})[.．、][ \t]*(?=\D)/gmu, (_, indent: string, number: string) => `${indent}${number}、`).replace(/^([ \t　]*)[（(]([一二三四五六七八九十]{1,3})[)）]/gmu, (_, indent: string, number: string) => `${indent}(${number})`) },
  { name: 'pdf-lines', text: asFromPdf },
  { name: 'pdf-pages', text: asPrinted },
  { name: 'blank-lines', text: (text) => text.replace(/\n(?=[^\n])/g, '\n\u00a0\n\n') },
  { name: 'crlf', text: (text) => text.replace(/\n/g, '\r\n') },
  { name: 'digit-spaces', text: (text) => text.replace(/(?<=[\p{Script=Han}，。、])(?=\d)|(?<=\d)(?=\p{Script=Han})/gu, ' ') },
  { name: 'labels', text: (text) => LABELS.reduce((changed, [from, to]) => changed.replaceAll(from, to), text), literal: (text) => LABELS.reduce((changed, [from, to]) => changed.replaceAll(from, to), text) },
  { name: 'indent', text: (text) => text.replace(/^(?=[^\s|])(?=.{12})/gmu, '　　') },
  ...LAYOUTS,
];

export const VARIANT_NAMES: readonly string[] = CHANGES.map((change) => change.name);

/** Every variant that changes the text at all and that the key does not rule out. Flaws are quoted to the letter, so they hold for the document as it stands only. */
export function variantsOf({ text, key: whole }: Labelled): (Labelled & { readonly name: string })[] {
  const key: Key = { ...whole, flaws: [] };
  return CHANGES.filter((change) => !key.withoutVariants?.includes(change.name)).flatMap((change) => {
    const changed = change.text(text);
    if (changed === text) return [];
    return [{ name: change.name, text: changed, key: change.literal ? (mapStrings(key, change.literal) as Key) : key }];
  });
}

function mapStrings(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, change));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapStrings(inner, change)]));
}
