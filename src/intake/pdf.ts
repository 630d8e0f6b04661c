/** A PDF with a text layer → source, by the positions of its text and its ruling lines. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Source } from '#reader';
import { limits } from './limits.ts';
import { pagePieces } from './page/document.ts';
import type { Glyphs, Page, Rule } from './page/model.ts';
import { addBar, addRule, type Point } from './page/rule-marks.ts';
import { assemble, type Remark } from './pieces.ts';
import { Stopped, stop } from './stop.ts';

type Pdf = typeof import('pdfjs-dist/legacy/build/pdf.mjs');
type PdfPage = Awaited<ReturnType<Awaited<ReturnType<Pdf['getDocument']>['promise']>['getPage']>>;
type Matrix = readonly [number, number, number, number, number, number];

export async function pdfSource(bytes: Uint8Array): Promise<Source> {
  const pdf = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = pdf.getDocument({
    data: Uint8Array.from(bytes), cMapUrl: `${join(root, 'cmaps')}/`, cMapPacked: true, standardFontDataUrl: `${join(root, 'standard_fonts')}/`, wasmUrl: `${join(root, 'wasm')}/`,
    disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages) stop('too-many-pages', { limit: limits.pages });
    const pages: Page[] = [];
    let characters = 0;
    const silent: number[] = [];
    for (let n = 1; n <= document.numPages; n += 1) {
      const page = await document.getPage(n);
      const read = await pageOf(page, pdf);
      page.cleanup();
      pages.push(read);
      const count = read.glyphs.reduce((sum, each) => sum + each.text.trim().length, 0);
      characters += count;
      if (characters > limits.textBytes) stop('text-too-long', { limit: Math.round(limits.textBytes / 1024 / 1024) });
      if (count < 3) silent.push(n);
    }
    if (characters < 10 || silent.length > document.numPages * 0.8) stop('scanned-document');
    const remarks: Remark[] = silent.length === 0 ? [] : [{ code: 'pages-without-text', message: `第 ${silent.slice(0, 20).join('、')} 页没有可读取的文字（可能是扫描页或空白页），请对照原件核对。` }];
    return assemble('pdf', pagePieces(pages), remarks);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    const name = error instanceof Error ? error.name : '';
    stop(name === 'PasswordException' ? 'encrypted' : 'damaged-file', { part: 'PDF' });
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

async function pageOf(page: PdfPage, pdf: Pdf): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const toPage = viewport.transform as unknown as Matrix;
  const content = await page.getTextContent({ disableNormalization: true, includeMarkedContent: false });
  const operators = await page.getOperatorList();
  const glyphs: Glyphs[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [a, b, c, d, x, y] = times(toPage, item.transform as unknown as Matrix);
    const size = Math.hypot(c, d);
    // Slanted and turned text is a watermark or a stamp.
    if (size < 1 || Math.abs(b) > 0.2 * Math.hypot(a, b) || a <= 0) continue;
    const bold = /bold|black|heavy/i.test(fontName(page, item.fontName));
    glyphs.push({ text: tightened(foldRadicals(item.str)), x, y, width: item.width, size, ...(bold ? { bold } : {}) });
  }
  return { width: viewport.width, height: viewport.height, glyphs, rules: rulesOf(operators, toPage, pdf) };
}

function fontName(page: PdfPage, id: string): string {
  try {
    return (page.commonObjs.get(id) as { name?: string } | null)?.name ?? '';
  } catch {
    return '';
  }
}

/** Spaces beside Chinese characters come from the spacing of justified lines, unless they part two names of some length. */
function tightened(text: string): string {
  const [first = '', ...words] = text.split(/ +/);
  let result = first;
  let before = first;
  for (const word of words) {
    const sides = Number(CHINESE_END.test(before)) + Number(CHINESE_START.test(word));
    result += (sides === 0 || (sides === 2 && Math.min(before.length, word.length) >= 4) ? ' ' : '') + word;
    before = word;
  }
  return result;
}
const CHINESE_END = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]$/;
const CHINESE_START = /^[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]/;

/**
 * Many programs map a glyph such as 目 back to the radical ⽬ (U+2F6C) that shares it. A page holds glyphs, not characters,
 * so the ideograph is what was printed; nothing else is changed.
 */
function foldRadicals(text: string): string {
  return text.replace(/[\u2f00-\u2fd5]/g, (radical) => SIMPLIFIED[radical] ?? radical.normalize('NFKC')).replace(/[\u2e80-\u2ef3]/g, (radical) => SUPPLEMENT[radical] ?? radical);
}
/** Radicals whose ideograph by Unicode is the older form. */
const SIMPLIFIED: Readonly<Record<string, string>> = { '⼾': '户', '⾭': '青', '⿈': '黄' };
const SUPPLEMENT: Readonly<Record<string, string>> = { '⻄': '西', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻘': '青', '⻙': '韦', '⻚': '页', '⻛': '风', '⻜': '飞', '⻝': '食', '⻢': '马', '⻣': '骨', '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻩': '黄', '⻬': '齐', '⻮': '齿', '⻰': '龙', '⺟': '母', '⺠': '民', '⻁': '虎', '⻤': '鬼', '⻳': '龟' };

/** Rulings from the page's paths: stroked straight lines, and filled bars thinner than three points. */
function rulesOf(operators: { fnArray: number[]; argsArray: unknown[] }, toPage: Matrix, { OPS }: Pdf): Rule[] {
  const strokes = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]);
  const fills = new Set([OPS.fill, OPS.eoFill]);
  const rules: Rule[] = [];
  let matrix = toPage;
  const saved: Matrix[] = [];
  operators.fnArray.forEach((fn, i) => {
    const args = operators.argsArray[i] as unknown[] | null;
    if (fn === OPS.save) saved.push(matrix);
    else if (fn === OPS.restore) matrix = saved.pop() ?? toPage;
    else if (fn === OPS.transform && args !== null) matrix = times(matrix, args as unknown as Matrix);
    else if (fn === OPS.paintFormXObjectBegin && args !== null) { saved.push(matrix); if (Array.isArray(args[0])) matrix = times(matrix, args[0] as unknown as Matrix); }
    else if (fn === OPS.paintFormXObjectEnd) matrix = saved.pop() ?? toPage;
    else if (fn === OPS.constructPath && args !== null && rules.length < 60_000) {
      const data = (args[1] as unknown[] | null)?.[0];
      const op = args[0] as number;
      if (data instanceof Float32Array || Array.isArray(data)) pathRules(data as ArrayLike<number>, matrix, strokes.has(op), fills.has(op), rules);
    }
  });
  return rules;
}

function pathRules(data: ArrayLike<number>, matrix: Matrix, stroked: boolean, filled: boolean, rules: Rule[]): void {
  if (!stroked && !filled) return;
  let corners: Point[] = [];
  let curved = false;
  const point = (k: number): Point => { const [x, y] = [data[k] as number, data[k + 1] as number]; return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]; };
  const close = (): void => {
    if (corners.length > 1 && !curved) {
      if (stroked) for (let k = 1; k < corners.length; k += 1) addRule(corners[k - 1] as Point, corners[k] as Point, rules);
      else addBar(corners, rules);
    }
    corners = [];
    curved = false;
  };
  for (let k = 0; k < data.length;) {
    const op = data[k] as number;
    if (op === 0) { close(); corners.push(point(k + 1)); k += 3; }
    else if (op === 1) { corners.push(point(k + 1)); k += 3; }
    else if (op === 2) { curved = true; k += 7; }
    else if (op === 3) { curved = true; k += 5; }
    else { const [first] = corners; if (first !== undefined) corners.push(first); close(); if (first !== undefined) corners.push(first); k += 1; }
  }
  close();
}

function times(m: Matrix, n: Matrix): Matrix {
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
}
