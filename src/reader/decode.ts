/** From character codes to a string. */

/** Every browser, worker and node has it; the language's own library does not name it. */
declare const TextDecoder: new (label: 'utf-16le', options: { ignoreBOM: true }) => { decode: (codes: Uint16Array) => string };

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

const CHUNK = 0x1000;
/** Below this, a character after the other is quicker than a view and a call. */
const FEW = 8;

/** @param surrogates some code may be half of a character: a lone half would come out of the decoder as U+FFFD, so each code is taken as it is. */
export function decode(codes: Uint16Array, from: number, to: number, surrogates: boolean): string {
  if (to - from >= FEW && !surrogates && LITTLE_ENDIAN) return decoder.decode(codes.subarray(from, to));
  let text = '';
  if (to - from < FEW) for (let i = from; i < to; i += 1) text += String.fromCharCode(codes[i] as number);
  else for (let i = from; i < to; i += CHUNK) text += String.fromCharCode.apply(null, codes.subarray(i, Math.min(i + CHUNK, to)) as unknown as number[]);
  return text;
}

export function isSurrogate(code: number): boolean {
  return (code & 0xf800) === 0xd800;
}
