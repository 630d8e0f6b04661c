/** A title in lines as GB/T 9704 asks for them: whole words, about equally long. Pure. */

/** 156 mm of 二号 characters. */
const MOST = 20;
const words = new Intl.Segmenter('zh', { granularity: 'word' });
const [NEVER_FIRST, NEVER_LAST] = [/^[、，。；：）》〉”’的和与及]/u, /[（《〈“‘和与及]$/u];

/** As few lines as hold it, broken between words; one that holds nothing to break at is left to the office program. */
export function titleLines(title: string, most = MOST): string[] {
  const width = widthOf(title);
  if (width <= most) return [title];
  const pieces = [...words.segment(title)].map(({ segment }) => segment);
  const count = Math.ceil(width / most);
  return split(pieces, count, most) ?? split(pieces, count + 1, most) ?? [title];
}

/** The best way to set the pieces from here to the end in so many lines: how far its lines miss the mean, and where the first of them ends. */
interface Way { readonly cost: number; readonly to: number }

/** The way into so many lines whose lengths are least apart; null: there is none. Line by line from the end, as the ways themselves are too many to try. */
function split(pieces: readonly string[], count: number, most: number): string[] | null {
  const widths = pieces.map(widthOf);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const mayEnd = pieces.map((piece, at) => at + 1 === pieces.length || !NEVER_FIRST.test(pieces[at + 1] as string) && !NEVER_LAST.test(piece));
  const nothing = (): (Way | null)[] => Array.from({ length: pieces.length + 1 }, () => null);
  const best = [nothing().with(pieces.length, { cost: 0, to: pieces.length })];
  for (let lines = 1; lines <= count; lines += 1) {
    const ways = nothing();
    for (let from = 0; from < pieces.length; from += 1) {
      let width = 0;
      for (let to = from + 1; to <= pieces.length; to += 1) {
        width += widths[to - 1] as number;
        if (width > most) break;
        const rest = best[lines - 1]?.[to];
        if (!rest || !mayEnd[to - 1]) continue;
        // Times the count of lines, so that it is exact and of two equal ways the first is taken.
        const cost = rest.cost + (width * count - total) ** 2;
        const known = ways[from];
        if (!known || cost < known.cost) ways[from] = { cost, to };
      }
    }
    best.push(ways);
  }
  const lines: string[] = [];
  for (let left = count, from = 0; left > 0; left -= 1) {
    const way = best[left]?.[from];
    if (!way) return null;
    lines.push(pieces.slice(from, way.to).join(''));
    from = way.to;
  }
  return lines;
}

/** In characters; digits and Latin letters count half. */
export function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) as number < 0x2000 ? 0.5 : 1), 0);
}
