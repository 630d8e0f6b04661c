/** From changes to the values that an entry may bear: personal ones veiled, what lies beside left out. */
import { veil } from './digest.ts';
import type { Change, Effect, Row } from './model.ts';

export interface Prepared {
  readonly change: Change;
  /** The columns to write, with salt and version where there are such; null where the row goes. */
  readonly row: Row | null;
  readonly effect: Effect;
}

/**
 * @param salt of the row, for its personal values; one row keeps one salt, or the digests in earlier entries would be lost.
 * Throws on a column that its table's description does not know, and on a personal value that is no text: both are bugs.
 */
export function prepare(change: Change, salt: string | null): Prepared {
  const { table, id } = change;
  if (!table.journaled) throw new Error(`${table.name} is not journaled`);
  if ('gone' in change) return { change, row: null, effect: { table: table.name, id, row: null } };
  const values = 'insert' in change ? change.insert : change.set;
  const version = 'set' in change && change.version !== undefined ? { version: change.version + 1 } : {};
  const borne: Record<string, unknown> = {};
  for (const [column, value] of Object.entries({ ...values, ...version })) {
    const personal = isPersonal(change, column);
    if (table.beside.includes(column) || column === 'salt') continue;
    if (!personal || value === null) borne[column] = value;
    else if (typeof value !== 'string' || salt === null) throw new Error(`${table.name}.${column} is personal: it must be text, in a table with salt`);
    else borne[column] = veil(salt, value);
  }
  return { change, row: { ...values, ...(salt === null ? {} : { salt }), ...version }, effect: { table: table.name, id, row: borne } };
}

/** Whether an entry about this change needs the row's salt; a new row has one from the start. */
export function needsSalt(change: Change): boolean {
  if ('gone' in change || !Object.hasOwn(change.table.columns, 'salt')) return false;
  return 'insert' in change || Object.entries(change.set).some(([column, value]) => value !== null && isPersonal(change, column) && !change.table.beside.includes(column));
}

function isPersonal({ table }: Change, column: string): boolean {
  const sensitivity = table.columns[column];
  if (sensitivity === undefined) throw new Error(`${table.name} has no column ${column}`);
  return sensitivity === 'personal' || sensitivity === 'sensitive';
}
