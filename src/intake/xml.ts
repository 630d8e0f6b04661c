/** XML part → a light tree. No entity but the five of XML is known; a DOCTYPE is refused before anything expands. */
import { SaxesParser } from 'saxes';
import { decode } from './decode.ts';
import { limits } from './limits.ts';
import { stop } from './stop.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
}

export interface XmlOptions {
  /** Called with each finished child of an element of this name; such a child is not kept in the tree. */
  readonly each?: { readonly of: string; readonly take: (child: XmlElement) => void };
  /** Drop the prefixes (`ofd:Page` → `Page`). */
  readonly local?: boolean;
  /** White space between elements is dropped unless asked for. */
  readonly part: string;
}

export function parseXml(bytes: Uint8Array, options: XmlOptions): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const stack: XmlElement[] = [root];
  let nodes = 0;
  const count = (): void => { nodes += 1; if (nodes > limits.nodes) stop('too-complex'); };
  const plain = options.local === true ? (name: string): string => name.slice(name.indexOf(':') + 1) : (name: string): string => name;
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => stop('xml-doctype'));
  parser.on('error', () => stop('damaged-file', { part: options.part }));
  parser.on('opentag', (tag) => {
    count();
    if (stack.length > limits.depth) stop('too-deep', { limit: limits.depth });
    stack.push({ name: plain(tag.name), attributes: tag.attributes as Record<string, string>, children: [] });
  });
  parser.on('closetag', () => {
    const done = stack.pop();
    const parent = stack.at(-1);
    if (done === undefined || parent === undefined) return;
    if (options.each !== undefined && parent.name === options.each.of) options.each.take(done);
    else parent.children.push(done);
  });
  const text = (piece: string): void => {
    if (piece === '') return;
    count();
    (stack.at(-1) as XmlElement).children.push(piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  const whole = decode(bytes).text;
  if (/<!DOCTYPE/i.test(whole.slice(0, 4096))) stop('xml-doctype');
  for (let i = 0; i < whole.length; i += 0x10000) parser.write(whole.slice(i, i + 0x10000));
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
