/** Short names for words and values: they stand in the addresses of cells, where another reader must find them again. */

/** Fourteen characters of a text; white space, widths and cases do not count. No seal: it tells passages of one document apart. */
export function wordsPrint(text: string): string {
  return printOf(fold(text));
}

/** Tells prints apart that are the same: each with how many of them came before. */
export function counter(): (print: string) => string {
  const seen = new Map<string, number>();
  return (print) => {
    const occurrence = seen.get(print) ?? 0;
    seen.set(print, occurrence + 1);
    return `${print}.${occurrence}`;
  };
}

/** Of a value, whatever the order of its keys. */
export function valuePrint(value: unknown): string {
  return printOf(fold(canonical(value)));
}

/** Addresses hang on this for as long as corrections are kept: not the folding of searches, which may change. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join()}}`;
}

/** Two multiplicative hashes of 32 bits over UTF-16 units, in base 36. */
function printOf(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9e3779b9 ^ text.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
  }
  return spread(a) + spread(b);
}

/** Every bit of the sum in every bit of the answer; seven characters. */
function spread(sum: number): string {
  let mixed = sum ^ (sum >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  mixed ^= mixed >>> 16;
  return (mixed >>> 0).toString(36).padStart(7, '0');
}
