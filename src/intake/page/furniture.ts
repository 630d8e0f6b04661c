/** What stands on every page: page numbers, running heads and feet. */
import type { Line } from './model.ts';

const PAGE_NUMBER = /^[-—–－―·.\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?)?[-—–－―·.\s]*$/;

export interface Furniture { readonly headers: readonly string[]; readonly footers: readonly string[]; readonly bodies: readonly Line[][] }

/** `pages`: the lines of each page from top to bottom; `sizes`: the pages, in points. */
export function withoutFurniture(pages: readonly (readonly Line[])[], sizes: readonly Size[]): Furniture {
  const repeated = { top: new Map<string, number>(), bottom: new Map<string, number>() };
  const mask = (line: Line): string => line.text.replace(/\s+/g, '').replace(/\d+/g, '#');
  pages.forEach((lines, p) => {
    const met = new Set<string>();
    for (const line of lines) {
      const zone = zoneOf(line, sizes[p] as Size);
      const key = zone === null ? '' : `${zone}${mask(line)}`;
      if (zone === null || met.has(key)) continue;
      met.add(key);
      repeated[zone].set(mask(line), (repeated[zone].get(mask(line)) ?? 0) + 1);
    }
  });
  const headers: string[] = [];
  const footers: string[] = [];
  const often = Math.max(2, Math.ceil(pages.length * 0.4));
  const bodies = pages.map((lines, p) => lines.filter((line, i) => {
    const zone = zoneOf(line, sizes[p] as Size);
    if (zone === null) return true;
    const edge = zone === 'top' ? i === 0 : i >= lines.length - 2;
    const numbered = edge && PAGE_NUMBER.test(line.text);
    if (!numbered && !((repeated[zone].get(mask(line)) ?? 0) >= often && pages.length > 1 && (i < 2 || i >= lines.length - 3))) return true;
    (zone === 'top' ? headers : footers).push(line.text);
    return false;
  }));
  return { headers: [...new Set(headers)], footers: [...new Set(footers)], bodies };
}

interface Size { readonly width: number; readonly height: number }

/** A line as wide as the text is text. */
function zoneOf(line: Line, { width, height }: Size): 'top' | 'bottom' | null {
  if (line.right - line.x > width * 0.6) return null;
  return line.y < height * 0.12 ? 'top' : line.y > height * 0.87 ? 'bottom' : null;
}
