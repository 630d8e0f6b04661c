/** A title in lines as GB/T 9704 asks for them: whole words, about equally long. Pure. */

/** 156 mm of 二号 characters. */
const MOST = 20;
const words = new Intl.Segmenter('zh', { granularity: 'word' });
const [NEVER_FIRST, NEVER_LAST] = [/^[、，。；：）》〉”’的和与及]/u, /[（《〈“‘和与及]$/u];

/** As few lines as hold it, broken between words; one that holds nothing to break at is left to the office program. */
export function titleLines(title: string, most = MOST): string[] {
  if (widthOf(title) <= most) return [title];
  const count = Math.ceil(widthOf(title) / most);
  const best = split([...words.segment(title)].map(({ segment }) => segment), count, most) ?? split([...words.segment(title)].map(({ segment }) => segment), count + 1, most);
  return best ?? [title];
}

/** The way into so many lines whose longest and shortest are least apart; null: there is none. */
function split(pieces: readonly string[], count: number, most: number): string[] | null {
  let best: { readonly lines: string[]; readonly cost: number } | null = null;
  const total = widthOf(pieces.join(''));
  const go = (from: number, lines: readonly string[]): void => {
    if (lines.length === count) {
      if (from !== pieces.length) return;
      const cost = lines.reduce((sum, line) => sum + (widthOf(line) - total / count) ** 2, 0);
      if (best === null || cost < best.cost) best = { lines: [...lines], cost };
      return;
    }
    let line = '';
    for (let to = from; to < pieces.length; to += 1) {
      line += pieces[to] as string;
      if (widthOf(line) > most) return;
      if (to + 1 < pieces.length && (NEVER_FIRST.test(pieces[to + 1] as string) || NEVER_LAST.test(line))) continue;
      go(to + 1, [...lines, line]);
    }
  };
  go(0, []);
  return (best as { readonly lines: string[] } | null)?.lines ?? null;
}

/** Digits and Latin letters count half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) as number < 0x2000 ? 0.5 : 1), 0);
}
