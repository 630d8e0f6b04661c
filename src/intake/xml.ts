/** XML part → a light tree. No entity but the five of XML is known; a DOCTYPE is refused before anything expands. */
import { SaxesParser } from 'saxes';
import { encodingOf } from './decode.ts';
import { limits } from './limits.ts';
import { stop } from './stop.ts';

const STEP = 0x10000;

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

export interface XmlOptions {
  /** Called with each finished child of an element of this name; such a child is not kept in the tree. */
  readonly each?: { readonly of: string; readonly take: (child: XmlElement) => void };
  /** What is kept in the tree instead of a finished element of this name, where its place (names from the root's child inwards) says so. */
  readonly shrink?: { readonly name: string; readonly where: (place: readonly string[]) => boolean; readonly to: (element: XmlElement) => XmlElement };
  /** Drop the prefixes (`ofd:Page` → `Page`). */
  readonly local?: boolean;
  /** Elements that nobody asks for: they are not kept, nor what they hold. */
  readonly skip?: ReadonlySet<string>;
  /** Which part this is, for the refusal. */
  readonly part: string;
}

interface Growing { readonly name: string; readonly attributes: Readonly<Record<string, string>>; children: (XmlElement | string)[] }

/** Most elements have no attributes or no children; these share one empty value. */
const NONE: readonly never[] = Object.freeze([]);
const BARE: Readonly<Record<string, string>> = Object.freeze({});

function append(parent: Growing, child: XmlElement | string): void {
  if (parent.children.length === 0) parent.children = [child];
  else parent.children.push(child);
}

/** The parser's own attribute objects are dictionaries, several times as large. */
function compact(attributes: Record<string, string>): Readonly<Record<string, string>> {
  for (const _ in attributes) return { ...attributes };
  return BARE;
}

export function parseXml(bytes: Uint8Array, options: XmlOptions): XmlElement {
  const root: Growing = { name: '', attributes: {}, children: [] };
  const stack: Growing[] = [root];
  let nodes = 0;
  const count = (): void => { nodes += 1; if (nodes > limits.nodes) stop('too-complex'); };
  const plain = options.local === true ? (name: string): string => name.slice(name.indexOf(':') + 1) : (name: string): string => name;
  const shrunk = (done: XmlElement): XmlElement =>
    options.shrink?.name === done.name && options.shrink.where(stack.slice(1).map((each) => each.name)) ? options.shrink.to(done) : done;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => stop('xml-doctype'));
  parser.on('error', () => stop('damaged-file', { part: options.part }));
  parser.on('opentag', (tag) => {
    if (stack.length > limits.depth) stop('too-deep', { limit: limits.depth });
    const name = plain(tag.name);
    if (options.skip?.has(name) !== true) count();
    stack.push({ name, attributes: compact(tag.attributes as Record<string, string>), children: NONE as [] });
  });
  parser.on('closetag', () => {
    const done = stack.pop();
    const parent = stack.at(-1);
    if (done === undefined || parent === undefined) return;
    if (options.skip?.has(done.name) === true) return;
    if (options.each !== undefined && parent.name === options.each.of) { options.each.take(done); nodes = 0; }
    else append(parent, shrunk(done));
  });
  const text = (piece: string): void => {
    if (piece === '') return;
    count();
    append(stack.at(-1) as Growing, piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  const decoder = new TextDecoder(encodingOf(bytes));
  for (let i = 0; i < bytes.length; i += STEP) {
    const piece = decoder.decode(bytes.subarray(i, i + STEP), { stream: true });
    if (i === 0 && /<!DOCTYPE/i.test(piece)) stop('xml-doctype');
    parser.write(piece);
  }
  parser.write(decoder.decode());
  parser.close();
  return root;
}

export function child(node: XmlElement | undefined, name: string): XmlElement | undefined {
  if (node === undefined) return undefined;
  for (const each of node.children) if (typeof each !== 'string' && each.name === name) return each;
  return undefined;
}

export function children(node: XmlElement | undefined, name?: string): XmlElement[] {
  if (node === undefined) return [];
  return node.children.filter((each): each is XmlElement => typeof each !== 'string' && (name === undefined || each.name === name));
}

/** The first element of this name at any depth. */
export function find(node: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const each of children(node)) {
    if (each.name === name) return each;
    const inner = find(each, name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

export function textOf(node: XmlElement | undefined): string {
  if (node === undefined) return '';
  return node.children.map((each) => (typeof each === 'string' ? each : textOf(each))).join('');
}
