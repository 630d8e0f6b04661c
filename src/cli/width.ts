/** Text on a terminal: how many columns it takes, how it wraps, and what must never reach it. */

/** Two columns: East Asian wide and full-width (UAX #11), by the blocks that documents hold. */
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /\p{Mn}|\p{Me}|\u200b|\u200c|\u200d|\u2060|\ufeff/u;
/** Control characters and those that turn the writing direction: a document could steer the terminal with them. */
const UNSAFE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
const MAY_NOT_BEGIN = /^[、,。;:?!)】》〉」』”’…%,.;:?!)\]}]/u;
const KEPT_TOGETHER = /[\p{Script=Latin}\p{Nd}.%‰,:/+-]+|./gu;

/** The text with nothing in it that a terminal would act on; line breaks become spaces. */
export function harmless(text: string): string {
  return text.replace(/\s*\r?\n\s*/gu, ' ').replace(/\t/gu, ' ').replace(UNSAFE, '\ufffd');
}

/** Columns on a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text with spaces up to a width; a longer one as it is. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most `width` columns (at least 2); a line does not begin with a closing mark, and short words stay whole. */
export function wrapped(text: string, width: number): string[] {
  const room = Math.max(2, width);
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const turn = (carried: readonly string[]): void => {
    lines.push(line.join('').trimEnd());
    line = [...carried];
    used = widthOf(line.join(''));
  };
  for (const piece of pieces(harmless(text), room)) {
    const wide = widthOf(piece);
    if (used + wide > room && line.length > 0) {
      const last = line.at(-1) ?? '';
      const carry = MAY_NOT_BEGIN.test(piece) && line.length > 1 && widthOf(last) + wide <= room;
      if (carry) line.pop();
      turn(carry ? [last] : []);
    }
    if (line.length === 0 && piece === ' ') continue;
    line.push(piece);
    used += wide;
  }
  if (line.length > 0 || lines.length === 0) lines.push(line.join('').trimEnd());
  return lines;
}

function pieces(text: string, room: number): string[] {
  return (text.match(KEPT_TOGETHER) ?? []).flatMap((piece) => (widthOf(piece) > room ? [...piece] : [piece]));
}
