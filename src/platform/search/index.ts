/** How texts and queries are made alike for a search, and the pairs of characters that find candidates. Pure, for any room. */

/** Beyond this many different pairs (a text of random characters) the rest of a text is found by its beginning only. */
export const GRAM_LIMIT = 200_000;

/** Widths, cases and compatibility forms made alike; white space dropped, since papers break lines inside words. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}]+/gu, '');
}

/** Folded pieces with a line break between, which no folded query holds. */
export function searchableText(pieces: readonly (string | null)[]): string {
  return pieces.map((piece) => fold(piece ?? '')).join('\n');
}

/** Every single character and every two neighbours, each once. */
export function gramsOf(searchable: string): string[] {
  const grams = new Set<string>();
  for (const line of searchable.split('\n')) {
    let before = '';
    for (const character of line) {
      if (grams.size >= GRAM_LIMIT) return [...grams];
      grams.add(character);
      if (before !== '') grams.add(before + character);
      before = character;
    }
  }
  return [...grams];
}

export interface Term {
  readonly text: string;
  /** All of these stand in every text that holds the term. */
  readonly grams: readonly string[];
}

/** The words of a query, all of which must be found; the grams of a word of one character are itself. */
export function queryTerms(query: string): readonly Term[] {
  return query.split(/\s+/u).map(fold).filter((text) => text !== '').map((text) => {
    const characters = [...text];
    return { text, grams: characters.length === 1 ? characters : [...new Set(characters.slice(1).map((character, index) => (characters[index] as string) + character))] };
  });
}
