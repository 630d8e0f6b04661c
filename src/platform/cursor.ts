/** Places in a list, opaque to whoever pages: typed values that end with the row's id, which no two rows share. */
import { z } from 'zod';
import { type Refusal, refuse } from '#kernel';

/** What no row can hold, and PostgreSQL would choke on: a year before the first, a null character. */
const IMPOSSIBLE = /^0000-|\0/;

export interface CursorOf<Values> {
  readonly write: (values: Values) => string;
  /** Refuses `invalid-cursor`: made by hand, of another list, or of an earlier shape of this one. */
  readonly read: (text: string) => Values | Refusal;
}

/**
 * @param list a name of its own for each list and order: a cursor of one does not fit another.
 * @param shape the values by which the list is sorted, the id last: `z.tuple([z.iso.datetime(), z.uuid()])`.
 */
export function defineCursor<const Shape extends z.ZodTuple>(list: string, shape: Shape): CursorOf<z.output<Shape>> {
  return {
    write: (values) => Buffer.from(JSON.stringify([list, ...values as readonly unknown[]])).toString('base64url'),
    read: (text) => {
      const found = parse(text);
      if (!Array.isArray(found) || found[0] !== list || found.some((value) => typeof value === 'string' && IMPOSSIBLE.test(value))) return refuse('invalid-cursor');
      const read = shape.safeParse(found.slice(1));
      return read.success ? read.data : refuse('invalid-cursor');
    },
  };
}

/** The cursor of a request: null on the first page. */
export function readCursor<Values>(cursor: CursorOf<Values>, text: string | undefined): Values | null | Refusal {
  return text === undefined ? null : cursor.read(text);
}

/**
 * One page of a list that was asked for one row more than its limit.
 * @param placeOf the values of a row's place, the id last.
 */
export function pageOf<Item, const Values extends readonly unknown[] | []>(found: readonly Item[], limit: number, cursor: CursorOf<Values>, placeOf: (item: Item) => Values): { items: Item[]; next: string | null } {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? cursor.write(placeOf(last)) : null };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
