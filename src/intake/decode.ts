/** Bytes of a text file → text. UTF-8, UTF-16 with a mark, or GB 18030, told apart by the bytes themselves. */
import type { SourceNote } from '#reader';
import { runsOf, wellFormed } from './well-formed.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded { readonly text: string; readonly encoding: Encoding; readonly notes: readonly SourceNote[] }

/** `declared`: what the file says of itself (a meta tag), believed only where the bytes allow it. */
export function decode(bytes: Uint8Array, declared?: string): Decoded {
  const encoding = encodingOf(bytes, declared);
  let malformed = false;
  let raw: string;
  try {
    raw = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    malformed = true;
    raw = new TextDecoder(encoding).decode(bytes);
  }
  const { text, notes } = wellFormed(raw);
  if (!malformed) return { text, encoding, notes };
  const lost = runsOf(text, '\uFFFD');
  const message = `按 ${NAMES[encoding]} 解码时有 ${lost.count} 处字节无法识别，已用“\uFFFD”占位，请对照原件核对。`;
  return { text, encoding, notes: [{ code: 'malformed-bytes', message, spans: lost.runs }, ...notes] };
}

const NAMES: Record<Encoding, string> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', gb18030: 'GB 18030' };

export function encodingOf(bytes: Uint8Array, declared?: string): Encoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const { wide, malformed } = sequences(bytes);
  if (malformed === 0) return 'utf-8';
  if (declared !== undefined && /^gb/i.test(declared)) return 'gb18030';
  // Chinese in GB 18030 read as UTF-8 is broken nearly everywhere; damaged UTF-8 still has most of its characters.
  return wide > malformed ? 'utf-8' : 'gb18030';
}

/** Well-formed UTF-8 sequences of three or four bytes, and bytes that belong to none. */
function sequences(bytes: Uint8Array): { wide: number; malformed: number } {
  let wide = 0;
  let malformed = 0;
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] as number;
    if (lead < 0x80) { i += 1; continue; }
    const length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
    let whole = length > 0 && i + length <= bytes.length;
    for (let k = 1; whole && k < length; k += 1) whole = ((bytes[i + k] as number) & 0xc0) === 0x80;
    if (whole && length === 3) {
      const next = bytes[i + 1] as number;
      whole = !(lead === 0xe0 && next < 0xa0) && !(lead === 0xed && next > 0x9f);
    }
    if (whole && length === 4) {
      const next = bytes[i + 1] as number;
      whole = !(lead === 0xf0 && next < 0x90) && !(lead === 0xf4 && next > 0x8f);
    }
    if (!whole) { malformed += 1; i += 1; continue; }
    if (length > 2) wide += 1;
    i += length;
  }
  return { wide, malformed };
}
