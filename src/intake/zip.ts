/**
 * A zip archive read by its central directory; parts are inflated on demand in small steps and counted,
 * whatever sizes the archive claims.
 */
import { Inflate } from 'fflate';
import { limits } from './limits.ts';
import { Stopped, stop } from './stop.ts';

export interface Zip {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The part's bytes; undefined where there is no such part. */
  read(name: string): Uint8Array | undefined;
}

interface Entry { readonly method: number; readonly flags: number; readonly size: number; readonly header: number }

const STEP = 16 * 1024;
const MOST_ENTRIES = 20_000;

export function openZip(bytes: Uint8Array): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directory(bytes, view);
  const allowed = Math.min(limits.inflatedBytes, Math.max(limits.expansionFloor, bytes.length * limits.expansion));
  let inflated = 0;
  const spend = (count: number): void => {
    inflated += count;
    if (inflated > allowed) stop('expands-too-far', { limit: limits.expansion });
  };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if ((entry.flags & 1) !== 0) stop('encrypted');
      const packed = packedBytes(bytes, view, entry, name);
      if (entry.method === 0) { spend(packed.length); return packed; }
      if (entry.method !== 8) stop('damaged-file', { part: name });
      return inflate(packed, name, spend);
    },
  };
}

function directory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const lowest = Math.max(0, bytes.length - 22 - 0xffff);
  let end = -1;
  for (let i = bytes.length - 22; i >= lowest; i -= 1) if (view.getUint32(i, true) === 0x06054b50) { end = i; break; }
  if (end < 0) stop('damaged-file', { part: 'zip' });
  let at = view.getUint32(end + 16, true);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) stop('too-complex');
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) stop('damaged-file', { part: 'zip' });
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    entries.set(name, { flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), size: view.getUint32(at + 20, true), header: view.getUint32(at + 42, true) });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function packedBytes(bytes: Uint8Array, view: DataView, entry: Entry, name: string): Uint8Array {
  const { header, size } = entry;
  if (header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) stop('damaged-file', { part: name });
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + size > bytes.length) stop('damaged-file', { part: name });
  return bytes.subarray(start, start + size);
}

function inflate(packed: Uint8Array, name: string, spend: (count: number) => void): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  let finished = false;
  const inflater = new Inflate((chunk, last) => {
    spend(chunk.length);
    total += chunk.length;
    if (total > limits.partBytes) stop('text-too-long', { limit: Math.round(limits.textBytes / 1024 / 1024) });
    chunks.push(chunk);
    finished ||= last;
  });
  try {
    for (let i = 0; i < packed.length || i === 0; i += STEP) inflater.push(packed.subarray(i, i + STEP), i + STEP >= packed.length);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    stop('damaged-file', { part: name });
  }
  if (!finished) stop('damaged-file', { part: name });
  const whole = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) { whole.set(chunk, at); at += chunk.length; }
  return whole;
}
