/** Rows of `copy … to stdout (format binary)`, without a string or an object made for each. */

/** @param bounds start and end of each column within `bytes`, in turn; both -1 for null. Neither may be kept. */
export type TakeRow = (bytes: Buffer, bounds: Int32Array) => void;

/** Signature, flags, length of what may follow. */
const HEADER = 19;

/** What `copyOut` gives its pieces to. */
export function binaryRows(columns: number, takeRow: TakeRow): (piece: Buffer) => void {
  const bounds = new Int32Array(columns * 2);
  let rest: Buffer | null = null;
  let begun = false;
  return (piece) => {
    const bytes: Buffer = rest === null ? piece : Buffer.concat([rest, piece]);
    let at = 0;
    if (!begun && bytes.length >= HEADER) [begun, at] = [true, HEADER + bytes.readInt32BE(HEADER - 4)];
    for (let end = begun ? rowAt(bytes, at, bounds) : -1; end >= 0; end = rowAt(bytes, at, bounds)) {
      takeRow(bytes, bounds);
      at = end;
    }
    // The piece lies in memory that the driver uses again.
    rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : null;
  };
}

/** @returns where the row ends; -1 where it is not all there yet, and at the trailer. */
function rowAt(bytes: Buffer, from: number, bounds: Int32Array): number {
  if (from + 2 > bytes.length || bytes.readInt16BE(from) < 0) return -1;
  let at = from + 2;
  for (let column = 0; column < bounds.length; column += 2) {
    if (at + 4 > bytes.length) return -1;
    const length = bytes.readInt32BE(at);
    at += 4;
    if (at + length > bytes.length) return -1;
    bounds[column] = length < 0 ? -1 : at;
    bounds[column + 1] = length < 0 ? -1 : at + length;
    at += Math.max(length, 0);
  }
  return at;
}
