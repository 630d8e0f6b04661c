/** Styles of Word as far as the look of a paragraph needs them, resolved along `basedOn`. */
import { child, children, type XmlElement } from '../xml.ts';
import { isOn, val } from './numbering.ts';

/** What is said about a paragraph or run; undefined is "not said here". */
export interface Said {
  readonly align: string | undefined;
  readonly outline: number | undefined;
  readonly list: string | undefined;
  readonly listLevel: number | undefined;
  readonly bold: boolean | undefined;
  readonly hidden: boolean | undefined;
  /** Points. */
  readonly size: number | undefined;
}

export interface Styles {
  /** The style's own words, and those of the styles it rests on. */
  of(id: string | undefined): Said;
  readonly defaultParagraph: string | undefined;
}

export const NOTHING: Said = { align: undefined, outline: undefined, list: undefined, listLevel: undefined, bold: undefined, hidden: undefined, size: undefined };

export function said(paragraph: XmlElement | undefined, run: XmlElement | undefined): Said {
  const list = child(paragraph, 'w:numPr');
  const outline = Number(val(child(paragraph, 'w:outlineLvl')) ?? Number.NaN);
  const size = Number(val(child(run, 'w:sz')) ?? Number.NaN);
  const level = Number(val(child(list, 'w:ilvl')) ?? Number.NaN);
  return {
    align: val(child(paragraph, 'w:jc')),
    outline: Number.isFinite(outline) ? outline : undefined,
    list: val(child(list, 'w:numId')),
    listLevel: Number.isFinite(level) ? level : undefined,
    bold: toggle(child(run, 'w:b')),
    hidden: toggle(child(run, 'w:vanish')),
    size: Number.isFinite(size) ? size / 2 : undefined,
  };
}

function toggle(node: XmlElement | undefined): boolean | undefined {
  return node === undefined ? undefined : isOn(node);
}

/** `over` wins where it says something. */
export function layered(under: Said, over: Said): Said {
  return {
    align: over.align ?? under.align,
    outline: over.outline ?? under.outline,
    list: over.list ?? under.list,
    listLevel: over.list !== undefined ? over.listLevel : over.listLevel ?? under.listLevel,
    bold: over.bold ?? under.bold,
    hidden: over.hidden ?? under.hidden,
    size: over.size ?? under.size,
  };
}

export function readStyles(part: XmlElement | undefined): Styles {
  const root = child(part, 'w:styles');
  const raw = new Map<string, XmlElement>();
  let defaultParagraph: string | undefined;
  for (const each of children(root, 'w:style')) {
    const id = each.attributes['w:styleId'];
    if (id === undefined) continue;
    raw.set(id, each);
    if (each.attributes['w:type'] === 'paragraph' && /^(1|true|on)$/.test(each.attributes['w:default'] ?? '')) defaultParagraph = id;
  }
  const defaults = child(root, 'w:docDefaults');
  const ground = said(child(child(defaults, 'w:pPrDefault'), 'w:pPr'), child(child(defaults, 'w:rPrDefault'), 'w:rPr'));
  const resolved = new Map<string, Said>();
  const resolve = (id: string | undefined, hops: number): Said => {
    if (id === undefined || hops > 30) return ground;
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const style = raw.get(id);
    if (style === undefined) return ground;
    const own = said(child(style, 'w:pPr'), child(style, 'w:rPr'));
    // Some writers leave the outline level out of the built-in heading styles; Word knows it by the name.
    const heading = /^heading ([1-9])$/i.exec(val(child(style, 'w:name')) ?? '');
    const outline = own.outline ?? (heading === null ? undefined : Number(heading[1]) - 1);
    const result = layered(resolve(val(child(style, 'w:basedOn')), hops + 1), { ...own, outline });
    resolved.set(id, result);
    return result;
  };
  return { of: (id) => resolve(id, 0), defaultParagraph };
}

/** What a character style says of itself, without the document's defaults. */
export function characterStyles(part: XmlElement | undefined): (id: string | undefined) => Said {
  const root = child(part, 'w:styles');
  const raw = new Map<string, XmlElement>();
  for (const each of children(root, 'w:style')) if (each.attributes['w:type'] === 'character') raw.set(each.attributes['w:styleId'] ?? '', each);
  const resolve = (id: string | undefined, hops: number): Said => {
    const style = id === undefined || hops > 30 ? undefined : raw.get(id);
    return style === undefined ? NOTHING : layered(resolve(val(child(style, 'w:basedOn')), hops + 1), said(undefined, child(style, 'w:rPr')));
  };
  return (id) => resolve(id, 0);
}
