/** What a photo tells beside its picture (place, device, owner) is not ours to keep: asking for positions as proof is forbidden. Pure. */
import type { MediaKind } from './media.ts';

/** The same picture without what cameras write about it; only which side is up stays. Bytes that are no whole picture stay as they are. */
export function withoutTraces(bytes: Uint8Array, kind: MediaKind): Uint8Array {
  if (kind === 'jpeg') return jpeg(bytes);
  return kind === 'png' ? png(bytes) : kind === 'webp' ? webp(bytes) : bytes;
}

/** Segments APP1…APP15 and comments go, but for the colour profile (APP2 ICC) and Adobe's transform (APP14). */
function jpeg(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  let turned = 1;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] as number;
    const length = ((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return bytes;
    // From the start of the scan on there is picture only.
    if (marker === 0xda) break;
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) turned = orientationOf(segment) ?? turned;
    if (marker === 0xe0 || marker === 0xee || (marker === 0xe2 && startsWith(segment, 4, 'ICC_PROFILE')) || marker < 0xe0 || (marker > 0xef && marker !== 0xfe)) kept.push(segment);
    at = end;
  }
  kept.push(bytes.subarray(at));
  if (turned !== 1) kept.splice(1, 0, orientation(turned));
  return Buffer.concat(kept);
}

function startsWith(bytes: Uint8Array, at: number, word: string): boolean {
  return [...word].every((letter, n) => bytes[at + n] === letter.charCodeAt(0));
}

const ORIENTATION = 0x0112;

function orientationOf(segment: Uint8Array): number | null {
  if (!startsWith(segment, 4, 'Exif') || segment.length < 18) return null;
  const view = new DataView(segment.buffer, segment.byteOffset + 10, segment.length - 10);
  const little = view.getUint16(0) === 0x4949;
  const first = view.getUint32(4, little);
  if (first + 2 > view.byteLength) return null;
  const count = view.getUint16(first, little);
  for (let n = 0; n < count; n += 1) {
    const entry = first + 2 + n * 12;
    if (entry + 12 > view.byteLength) return null;
    if (view.getUint16(entry, little) === ORIENTATION) {
      const value = view.getUint16(entry + 8, little);
      return value >= 1 && value <= 8 ? value : null;
    }
  }
  return null;
}

/** An EXIF segment that says one thing. */
function orientation(value: number): Uint8Array {
  return Uint8Array.of(
    0xff, 0xe1, 0x00, 0x22, ...Buffer.from('Exif\0\0', 'latin1'), 0x4d, 0x4d, 0x00, 0x2a, 0x00, 0x00, 0x00, 0x08,
    0x00, 0x01, 0x01, 0x12, 0x00, 0x03, 0x00, 0x00, 0x00, 0x01, 0x00, value, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
  );
}

const TRACES_OF_PNG = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function png(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [bytes.subarray(0, 8)];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return bytes;
    if (!TRACES_OF_PNG.has(Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1'))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(kept);
}

const TRACES_OF_WEBP = new Set(['EXIF', 'XMP ']);

function webp(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [];
  for (let at = 12; at + 8 <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (end > bytes.length + 1) return bytes;
    if (!TRACES_OF_WEBP.has(Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  const body = Buffer.concat(kept);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  // The flags of EXIF and XMP in the extended head.
  if (body.subarray(0, 4).toString('latin1') === 'VP8X') body[8] = (body[8] as number) & ~0x0c;
  return Buffer.concat([head, body]);
}
