/** An OFD (GB/T 33190) → source: text objects and paths with their places, then the same way as a PDF. Millimetres become points. */
import type { Source } from '#reader';
import { limits } from './limits.ts';
import { pagePieces } from './page/document.ts';
import type { Glyphs, Page, Rule } from './page/model.ts';
import { addBar, addRule, type Point } from './page/rule-marks.ts';
import { assemble } from './pieces.ts';
import { stop } from './stop.ts';
import { child, children, parseXml, textOf, type XmlElement } from './xml.ts';
import type { Zip } from './zip.ts';

const POINTS = 72 / 25.4;
type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function ofdSource(zip: Zip): Source {
  const pages: Page[] = [];
  const root = child(parsed(zip, 'OFD.xml'), 'OFD');
  for (const body of children(root, 'DocBody')) {
    const path = normal('', textOf(child(body, 'DocRoot')).trim());
    if (path === '') continue;
    const folder = folderOf(path);
    const document = child(parsed(zip, path), 'Document');
    const common = child(document, 'CommonData');
    const area = numbers(textOf(child(child(common, 'PageArea'), 'PhysicalBox')));
    const bold = boldFonts(zip, common, folder);
    const templates = new Map(children(common, 'TemplatePage').map((each) => [each.attributes['ID'] ?? '', each.attributes['BaseLoc'] ?? '']));
    for (const entry of children(child(document, 'Pages'), 'Page')) {
      if (pages.length >= limits.pages) stop('too-many-pages', { limit: limits.pages });
      const page = child(parsed(zip, normal(folder, entry.attributes['BaseLoc'] ?? '')), 'Page');
      pages.push(pageOf(zip, page, area, bold, folder, templates));
    }
  }
  const characters = pages.reduce((sum, page) => sum + page.glyphs.reduce((count, each) => count + each.text.trim().length, 0), 0);
  if (characters < 10) stop('scanned-document');
  return assemble('ofd', pagePieces(pages));
}

function parsed(zip: Zip, path: string): XmlElement {
  const bytes = zip.read(path);
  if (bytes === undefined) stop('damaged-file', { part: path });
  return parseXml(bytes, { part: path, local: true });
}

function pageOf(zip: Zip, page: XmlElement | undefined, common: readonly number[], bold: ReadonlySet<string>, folder: string, templates: ReadonlyMap<string, string>): Page {
  const own = numbers(textOf(child(child(page, 'Area'), 'PhysicalBox')));
  const box = own.length === 4 ? own : common.length === 4 ? common : [0, 0, 210, 297];
  const glyphs: Glyphs[] = [];
  const rules: Rule[] = [];
  const take = (layers: XmlElement | undefined): void => children(child(layers, 'Content'), 'Layer').forEach((layer) => objects(layer, IDENTITY, bold, glyphs, rules));
  for (const template of children(page, 'Template')) {
    const path = templates.get(template.attributes['TemplateID'] ?? '');
    if (path !== undefined && zip.has(normal(folder, path))) take(child(parsed(zip, normal(folder, path)), 'Page'));
  }
  take(page);
  return { width: (box[2] as number) * POINTS, height: (box[3] as number) * POINTS, glyphs, rules };
}

function objects(node: XmlElement, outer: Matrix, bold: ReadonlySet<string>, glyphs: Glyphs[], rules: Rule[]): void {
  for (const each of children(node)) {
    if (each.attributes['Visible'] === 'false') continue;
    if (each.name === 'PageBlock') objects(each, outer, bold, glyphs, rules);
    else if (each.name === 'TextObject') textObject(each, outer, bold.has(each.attributes['Font'] ?? '') || Number(each.attributes['Weight'] ?? 400) >= 600, glyphs);
    else if (each.name === 'PathObject' && rules.length < 60_000) pathObject(each, outer, rules);
  }
}

/** The object's own space → the page: its transformation, then its place. */
function spaceOf(node: XmlElement, outer: Matrix): Matrix {
  const box = numbers(node.attributes['Boundary'] ?? '');
  const ctm = numbers(node.attributes['CTM'] ?? '');
  const own: Matrix = ctm.length === 6 ? (ctm as unknown as Matrix) : IDENTITY;
  return times(outer, times([1, 0, 0, 1, box[0] ?? 0, box[1] ?? 0], own));
}

function textObject(node: XmlElement, outer: Matrix, bold: boolean, glyphs: Glyphs[]): void {
  const space = spaceOf(node, outer);
  if (space[0] <= 0 || Math.abs(space[1]) > 0.2 * Math.abs(space[0])) return;
  const size = Number(node.attributes['Size'] ?? 0);
  const stretch = Number(node.attributes['HScale'] ?? 1) || 1;
  if (!(size > 0) || !Number.isFinite(size)) return;
  let [x, y] = [0, 0];
  for (const code of children(node, 'TextCode')) {
    x = finite(code.attributes['X'], x);
    y = finite(code.attributes['Y'], y);
    const text = textOf(code);
    const characters = [...text];
    const across = runs(code.attributes['DeltaX'], characters.length);
    const down = runs(code.attributes['DeltaY'], characters.length);
    let [cx, cy] = [x, y];
    let start = cx;
    let held = '';
    const put = (end: number, at: number): void => {
      if (held.trim() !== '') {
        const [left, baseline] = apply(space, start, at);
        const [right] = apply(space, end, at);
        glyphs.push({ text: held, x: left * POINTS, y: baseline * POINTS, width: Math.max(0, right - left) * POINTS, size: size * Math.abs(space[3]) * POINTS, ...(bold ? { bold } : {}) });
      }
      held = '';
    };
    characters.forEach((character, i) => {
      const natural = size * stretch * (character < '\u0100' ? 0.55 : 1);
      if (held === '') start = cx;
      held += character;
      const dx = across[i] ?? natural;
      const dy = down[i] ?? 0;
      // A jump to another place is another piece of text.
      if (dx > natural * 1.8 + size * 0.3 || dx < 0 || Math.abs(dy) > size * 0.3) put(cx + natural, cy);
      cx += dx;
      cy += dy;
    });
    put(held === '' ? cx : Math.max(cx, start), cy);
  }
}

/** The offsets between characters; `g n d` stands for n times d. */
function runs(value: string | undefined, most: number): number[] {
  if (value === undefined) return [];
  const words = value.trim().split(/\s+/);
  const result: number[] = [];
  for (let i = 0; i < words.length && result.length < most; i += 1) {
    if (words[i] !== 'g') { result.push(finite(words[i], 0)); continue; }
    const count = Math.min(finite(words[i + 1], 0), most - result.length);
    for (let k = 0; k < count; k += 1) result.push(finite(words[i + 2], 0));
    i += 2;
  }
  return result;
}

/** `AbbreviatedData`: M and L draw, C closes; curves are no rulings. */
function pathObject(node: XmlElement, outer: Matrix, rules: Rule[]): void {
  const space = spaceOf(node, outer);
  const stroked = node.attributes['Stroke'] !== 'false';
  const filled = node.attributes['Fill'] === 'true';
  const words = textOf(child(node, 'AbbreviatedData')).trim().split(/\s+/, 20_000);
  let corners: Point[] = [];
  let curved = false;
  const close = (): void => {
    if (corners.length > 1 && !curved) {
      if (stroked) for (let k = 1; k < corners.length; k += 1) addRule(corners[k - 1] as Point, corners[k] as Point, rules);
      if (filled) addBar(corners, rules);
    }
    corners = [];
    curved = false;
  };
  const skip: Readonly<Record<string, number>> = { Q: 4, B: 6, A: 7 };
  for (let i = 0; i < words.length;) {
    const word = words[i] as string;
    if (word === 'M' || word === 'S' || word === 'L') {
      if (word !== 'L') close();
      const [x, y] = apply(space, finite(words[i + 1], 0), finite(words[i + 2], 0));
      corners.push([x * POINTS, y * POINTS]);
      i += 3;
    } else if (word === 'C') {
      const [first] = corners;
      if (first !== undefined) corners.push(first);
      i += 1;
    } else { curved ||= skip[word] !== undefined; i += 1 + (skip[word] ?? 0); }
  }
  close();
}

function boldFonts(zip: Zip, common: XmlElement | undefined, folder: string): ReadonlySet<string> {
  const bold = new Set<string>();
  for (const name of ['PublicRes', 'DocumentRes']) {
    for (const resource of children(common, name)) {
      const path = normal(folder, textOf(resource).trim());
      if (!zip.has(path)) continue;
      for (const font of children(child(child(parsed(zip, path), 'Res'), 'Fonts'), 'Font')) {
        if (font.attributes['Bold'] === 'true' || /bold/i.test(font.attributes['FontName'] ?? '')) bold.add(font.attributes['ID'] ?? '');
      }
    }
  }
  return bold;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function normal(folder: string, location: string): string {
  const steps: string[] = [];
  for (const step of (location.startsWith('/') ? location : folder + location).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function numbers(value: string): number[] {
  return value.trim() === '' ? [] : value.trim().split(/\s+/, 20).map(Number).map((each) => (Number.isFinite(each) ? each : 0));
}

function finite(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : otherwise;
}

function apply(m: Matrix, x: number, y: number): [number, number] {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function times(m: Matrix, n: Matrix): Matrix {
  return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
}
