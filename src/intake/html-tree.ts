/** HTML → a light tree of bounded depth. What a browser never shows is not in it. */
import { Parser } from 'htmlparser2';
import { limits } from './limits.ts';
import { stop } from './stop.ts';

export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (HtmlElement | string)[];
  readonly parent: HtmlElement | null;
  /** Characters of text below, and those of them inside links. */
  textLength: number;
  linkLength: number;
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'svg', 'math', 'canvas', 'audio', 'video', 'select', 'textarea', 'button', 'input', 'head', 'title', 'map']);
const MOST_OPEN = 5_000;
const KEPT = ['id', 'class', 'style', 'align', 'rowspan', 'colspan', 'size', 'start', 'type', 'value'];

/** Elements nested deeper than `limits.depth` are hung into the deepest one allowed: their text is kept. */
export function parseHtml(text: string): HtmlElement {
  const root = element('body', {}, null);
  let current = root;
  let depth = 0;
  /** Open elements beyond the depth bound, and those inside something unseen. */
  let beyond = 0;
  let nodes = 0;
  const unseen: string[] = [];
  const count = (): void => { nodes += 1; if (nodes > limits.nodes) stop('too-complex'); };
  let open = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      open += 1;
      // The parser's own stack of open elements costs its length at each step.
      if (open > MOST_OPEN) stop('too-deep', { limit: MOST_OPEN });
      if (unseen.length > 0 || UNSEEN.has(name) || hidden(attributes)) { unseen.push(name); return; }
      if (name === 'html' || name === 'body') return;
      if (depth >= limits.depth) { beyond += 1; return; }
      count();
      const kept: Record<string, string> = {};
      for (const key of KEPT) { const value = attributes[key]; if (value !== undefined) kept[key] = value.slice(0, 500); }
      const child = element(name, kept, current);
      current.children.push(child);
      current = child;
      depth += 1;
    },
    ontext(piece) {
      if (unseen.length > 0 || piece === '') return;
      count();
      const last = current.children.length - 1;
      if (typeof current.children[last] === 'string') current.children[last] += piece;
      else current.children.push(piece);
    },
    onclosetag(name) {
      open -= 1;
      if (unseen.length > 0) { unseen.pop(); return; }
      if (name === 'html' || name === 'body') return;
      if (beyond > 0) { beyond -= 1; return; }
      if (current.parent === null) return;
      current = current.parent;
      depth -= 1;
    },
  }, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  for (let i = 0; i < text.length; i += 0x10000) parser.write(text.slice(i, i + 0x10000));
  parser.end();
  measure(root, false);
  return root;
}

function element(name: string, attributes: Record<string, string>, parent: HtmlElement | null): HtmlElement {
  return { name, attributes, children: [], parent, textLength: 0, linkLength: 0 };
}

function hidden(attributes: Record<string, string>): boolean {
  if (attributes['hidden'] !== undefined || attributes['type'] === 'hidden') return true;
  const style = attributes['style'];
  return style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i.test(style);
}

function measure(node: HtmlElement, insideLink: boolean): void {
  const link = insideLink || node.name === 'a';
  for (const child of node.children) {
    if (typeof child === 'string') {
      const length = child.replace(/\s+/g, '').length;
      node.textLength += length;
      if (link) node.linkLength += length;
    } else {
      measure(child, link);
      node.textLength += child.textLength;
      node.linkLength += child.linkLength;
    }
  }
}
