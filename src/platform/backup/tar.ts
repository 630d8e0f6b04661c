/**
 * The tar of a backup (POSIX ustar): members of a known size, one after another, so that any tar program lists and
 * unpacks it. Ours is written and read in one pass, and anything that is not as we write it is damage.
 */
import type { FileHandle } from 'node:fs/promises';

const BLOCK = 512;
/** A member is at most this long: read whole, it must fit in the memory. */
export const MEMBER_LIMIT = 64 * 1024 * 1024;

/** Throws on a name of more than 100 bytes. */
export function tarHeader(name: string, size: number, modified: Date): Buffer {
  if (Buffer.byteLength(name) > 100) throw new Error(`too long a name for a member: ${name}`);
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${Math.floor(modified.getTime() / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257);
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

/** What follows a member so that the next begins at a whole block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

export function tarEnd(): Buffer {
  return Buffer.alloc(2 * BLOCK);
}

export interface TarMember { readonly name: string; readonly content: Buffer }

/** Where a tar stops being one. */
export class BrokenTar extends Error {
  /** The member that is broken, or after which it breaks; empty where not even the first begins. */
  readonly part: string;
  constructor(part: string) {
    super(`damaged at ${part}`);
    this.part = part;
  }
}

/** Every member with its content. Throws BrokenTar: cut off, altered headers, anything after the end. */
export async function* readTar(file: FileHandle): AsyncGenerator<TarMember> {
  const { size: total } = await file.stat();
  let [at, part] = [0, ''];
  const take = async (length: number): Promise<Buffer> => {
    if (at + length > total) throw new BrokenTar(part);
    const bytes = Buffer.alloc(length);
    for (let done = 0; done < length;) {
      const { bytesRead } = await file.read(bytes, done, length - done, at + done);
      if (bytesRead === 0) throw new BrokenTar(part);
      done += bytesRead;
    }
    at += length;
    return bytes;
  };
  for (;;) {
    const header = await take(BLOCK);
    if (isZero(header)) break;
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    if (!Number.isInteger(size) || size > MEMBER_LIMIT || !tarHeader(name, size, new Date(Number.parseInt(header.toString('latin1', 136, 147), 8) * 1000)).equals(header)) throw new BrokenTar(part);
    part = name;
    const content = await take(size);
    if (!isZero(await take(tarPadding(size).length))) throw new BrokenTar(part);
    yield { name, content };
  }
  if (!isZero(await take(BLOCK)) || at !== total) throw new BrokenTar(part);
}

function isZero(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 0);
}

/** The sum of all bytes, its own field taken as spaces. */
function checksum(header: Buffer): number {
  const copy = Buffer.from(header).fill(0x20, 148, 156);
  return copy.reduce((sum, byte) => sum + byte, 0);
}
