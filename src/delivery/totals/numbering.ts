/** Small numbers for ids that come as their sixteen bytes, many after each other: a text for each would cost more than all that is counted by it. Pure. */
const BYTES = 16;
/** As a text, with its dashes. */
const TEXT = 36;
/** The id of zeroes: nobody. */
export const NOBODY = 0;

/** Numbers ids in the order in which they are met; one that was never met gets the next number. */
export class Numbering {
  /** Four words an id. */
  readonly #words: number[] = [0, 0, 0, 0];
  readonly #ids: (string | null)[] = [null];
  /** Where a hash leads: a number and one, or 0. A power of two, at most half of it taken. */
  #slots: Int32Array;

  /** @param first these get the first numbers, from 1 on. @param texts the same as texts, one after the other. */
  constructor(first: Buffer = Buffer.alloc(0), texts = '') {
    const count = first.length / BYTES;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(count * 2 + 64)));
    this.#place(0, 0, 0, 0);
    for (let place = 0; place < count; place += 1) this.#ids[this.at(first, place)] = texts.slice(place * TEXT, (place + 1) * TEXT);
  }

  /** The number of the id that stands at a place. */
  at(bytes: Buffer, place: number): number {
    const from = place * BYTES;
    return this.#place(bytes.readInt32LE(from), bytes.readInt32LE(from + 4), bytes.readInt32LE(from + 8), bytes.readInt32LE(from + 12));
  }

  idOf(number: number): string {
    const known = this.#ids[number];
    if (typeof known === 'string') return known;
    const bytes = Buffer.alloc(BYTES);
    for (let word = 0; word < 4; word += 1) bytes.writeInt32LE(this.#words[number * 4 + word] as number, word * 4);
    const hex = bytes.toString('hex');
    return this.#ids[number] = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  /** One more than the greatest number. */
  get size(): number {
    return this.#ids.length;
  }

  #place(a: number, b: number, c: number, d: number): number {
    const mask = this.#slots.length - 1;
    // Most bits of an id are drawn by lot, but an id need not be one of those.
    let slot = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ Math.imul(d, 0xc2b2ae35), 0x27d4eb2f) >>> 7 & mask;
    for (;;) {
      const number = (this.#slots[slot] as number) - 1;
      if (number === -1) return this.#add(slot, a, b, c, d);
      const at = number * 4;
      if (this.#words[at] === a && this.#words[at + 1] === b && this.#words[at + 2] === c && this.#words[at + 3] === d) return number;
      slot = slot + 1 & mask;
    }
  }

  #add(slot: number, ...words: readonly [number, number, number, number]): number {
    const nobody = words.every((word) => word === 0);
    const number = nobody ? NOBODY : this.#ids.push(null) - 1;
    if (!nobody) this.#words.push(...words);
    this.#slots[slot] = number + 1;
    if (this.#ids.length * 2 > this.#slots.length) this.#grow();
    return number;
  }

  #grow(): void {
    const [words, ids] = [this.#words.splice(0), this.#ids.splice(0)];
    this.#slots = new Int32Array(this.#slots.length * 4);
    this.#words.push(0, 0, 0, 0);
    this.#ids.push(null);
    for (let at = 0; at < words.length; at += 4) this.#ids[this.#place(words[at] as number, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number)] = ids[at / 4] as string | null;
  }
}
