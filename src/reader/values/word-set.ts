const LOW = 0xfff;

/** A set of words that answers which longest one starts or ends at a place, in time bounded by its own size. */
export class WordSet {
  private readonly byFirst = new Map<number, readonly string[]>();
  private readonly byLast = new Map<number, readonly string[]>();

  /** By the low bits of a character: 0 where no word begins (ends) with it, so that the maps are asked seldom. */
  private readonly mayBegin = new Uint8Array(LOW + 1);
  private readonly mayEnd = new Uint8Array(LOW + 1);
  /** What the words begin with. */
  readonly firsts: string;

  constructor(words: Iterable<string>) {
    const sorted = [...new Set(words)].sort((a, b) => b.length - a.length);
    for (const word of sorted) {
      this.mayBegin[word.charCodeAt(0) & LOW] = 1;
      this.mayEnd[word.charCodeAt(word.length - 1) & LOW] = 1;
      push(this.byFirst, word.charCodeAt(0), word);
      push(this.byLast, word.charCodeAt(word.length - 1), word);
    }
    this.firsts = String.fromCharCode(...this.byFirst.keys());
  }

  /** The longest word that begins at `at` and ends no later than `limit`; '' when there is none. */
  startingAt(text: string, at: number, limit = text.length): string {
    const code = text.charCodeAt(at);
    if (this.mayBegin[code & LOW] === 0) return '';
    const words = this.byFirst.get(code);
    if (words) for (const word of words) if (at + word.length <= limit && text.startsWith(word, at)) return word;
    return '';
  }

  /** The longest word that ends just before `at` and begins no earlier than `floor`; '' when there is none. */
  endingAt(text: string, at: number, floor = 0): string {
    if (at <= floor) return '';
    const code = text.charCodeAt(at - 1);
    if (this.mayEnd[code & LOW] === 0) return '';
    const words = this.byLast.get(code);
    if (words) for (const word of words) if (at - word.length >= floor && text.startsWith(word, at - word.length)) return word;
    return '';
  }

  /** Where the last word in `[from, to)` stands, and which. */
  lastWithin(text: string, from: number, to: number): { at: number; word: string } | null {
    for (let at = to - 1; at >= from; at -= 1) {
      const word = this.startingAt(text, at, to);
      if (word) return { at: this.widen(text, at, word, from, to), word: this.longestCovering(text, at, word, from, to) };
    }
    return null;
  }

  /** A longer word that covers the one found (建设 inside 新建设 is no reason; 扩建 inside 改扩建 is). */
  private longestCovering(text: string, at: number, word: string, from: number, to: number): string {
    const start = this.widen(text, at, word, from, to);
    return text.slice(start, at + word.length);
  }

  private widen(text: string, at: number, word: string, from: number, to: number): number {
    const longer = this.endingAt(text, Math.min(to, at + word.length), from);
    return longer.length > word.length ? at + word.length - longer.length : at;
  }

  firstWithin(text: string, from: number, to: number): { at: number; word: string } | null {
    for (let at = from; at < to; at += 1) {
      const word = this.startingAt(text, at, to);
      if (word) return { at, word };
    }
    return null;
  }
}

function push(map: Map<number, readonly string[]>, key: number, word: string): void {
  const words = map.get(key) as string[] | undefined;
  if (words) words.push(word);
  else map.set(key, [word]);
}
