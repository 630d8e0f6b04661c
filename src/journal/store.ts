/** Writing: entries, batches, remarks, and the rows that the journal writes for others. Every function takes its executor first. */
import { CompiledQuery, sql } from 'kysely';
import { type Executor, keepPlan, quotedName, type TableDescription } from '#platform';
import { FORM, type SealedColumns } from './digest.ts';
import type { Prepared } from './effect.ts';
import type { Row } from './model.ts';

export interface NewEntry extends SealedColumns { readonly digest: string }

/** Eleven parameters from `from` on. Written once and kept: a step is written thousands of times, and building its text costs as much as a digest. */
const entryInsert = (from: number, where = ''): string => {
  const at = (offset: number): string => `$${from + offset}`;
  return `insert into journal.entry (at, actor_kind, actor_id, action, subject_kind, subject_id, effect, effect_salt, remark_id, remark_digest, digest, form)
    select ${at(0)}::timestamptz, ${at(1)}, ${at(2)}::uuid, ${at(3)}, ${at(4)}, ${at(5)}, ${at(6)}::json, ${at(7)}, ${at(8)}::uuid, ${at(9)}, ${at(10)}, ${FORM} ${where}`;
};
const ENTRY = keepPlan(entryInsert(1));

const valuesOf = ({ at, actorKind, actorId, action, subjectKind, subjectId, effect, effectSalt, remarkId, remarkDigest, digest }: NewEntry): unknown[] => [at, actorKind, actorId, action, subjectKind, subjectId, effect, effectSalt, remarkId, remarkDigest, digest];

const texts = new Map<string, string>();
/** The text of a statement that is the same for the same key; its plan is kept with it. */
function kept(key: string, write: () => string): string {
  const known = texts.get(key);
  if (known !== undefined) return known;
  const text = keepPlan(write());
  texts.set(key, text);
  return text;
}

export async function insertEntry(db: Executor, entry: NewEntry): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(ENTRY, valuesOf(entry)));
}

export async function insertBatch(db: Executor, digest: string, rowCount: number, salt: string, effect: string): Promise<void> {
  await sql`insert into journal.batch (digest, row_count, salt, effect) values (${digest}, ${rowCount}, ${salt}, ${effect}::json)`.execute(db);
}

export async function insertRemark(db: Executor, id: string, salt: string, words: string): Promise<void> {
  await db.insertInto('journal.remark').values({ id, salt, words }).execute();
}

/** Blanks the words; false where there are none (any more). */
export async function blankRemark(db: Executor, id: string): Promise<boolean> {
  const done = await db.updateTable('journal.remark').set({ salt: null, words: null }).where('id', '=', id).where('words', 'is not', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Of the entries about a subject, those whose words are still there. */
export async function remarksOf(db: Executor, subject: { readonly kind: string; readonly id: string }): Promise<string[]> {
  const rows = await db.selectFrom('journal.entry as e').innerJoin('journal.remark as r', 'r.id', 'e.remark_id').select('r.id')
    .where('e.subject_kind', '=', subject.kind).where('e.subject_id', '=', subject.id).where('r.words', 'is not', null).execute();
  return rows.map(({ id }) => id);
}

/** By the rows' ids; of those that have one. */
export async function saltsOf(db: Executor, table: TableDescription['name'], ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; salt: string }>`select id::text as id, salt from ${sql.table(table)} where id = any(${[...ids]}) and salt is not null`.execute(db);
  return new Map(rows.map(({ id, salt }) => [id, salt]));
}

/** Inserts rows of one table in one statement, with their entry where that is told; each has the same columns. */
export async function insertRows(db: Executor, table: TableDescription, rows: readonly Row[], entry: NewEntry | null): Promise<void> {
  const [row] = rows as readonly [Row];
  const columns = Object.keys(row);
  if (rows.length === 1 && entry !== null && isPlain(row, await jsonColumns(db, table))) return insertPlain(db, table, columns, row, entry);
  const text = kept(`insert ${entry !== null} ${table.name} ${columns.join()}`, () => {
    const [name, list] = [quotedName(table.name), columns.map(quotedName).join(', ')];
    const insert = `insert into ${name} (${list}) select ${list} from json_populate_recordset(null::${name}, $1::json)`;
    return entry === null ? insert : `with changed as (${insert}) ${entryInsert(2)}`;
  });
  await db.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows), ...(entry === null ? [] : valuesOf(entry))]));
}

/** One row of texts, numbers and the like, as by far most steps insert it: without a recordset the database plans it in half the time. */
async function insertPlain(db: Executor, table: TableDescription, columns: readonly string[], row: Row, entry: NewEntry): Promise<void> {
  const text = kept(`plain ${table.name} ${columns.join()}`, () =>
    `with changed as (insert into ${quotedName(table.name)} (${columns.map(quotedName).join(', ')}) values (${columns.map((_, index) => `$${index + 1}`).join(', ')})) ${entryInsert(columns.length + 1)}`);
  await db.executeQuery(CompiledQuery.raw(text, [...Object.values(row), ...valuesOf(entry)]));
}

/** What the driver sends as JSON would say it. A text in a JSON column is a text within JSON, which only the recordset makes of it. */
function isPlain(row: Row, json: ReadonlySet<string>): boolean {
  return Object.entries(row).every(([column, value]) => value === null || ((typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) && !json.has(column)));
}

const jsonOf = new Map<string, ReadonlySet<string>>();

/** Asked once for each table: migrations run before anything is written. */
async function jsonColumns(db: Executor, { name }: TableDescription): Promise<ReadonlySet<string>> {
  const known = jsonOf.get(name);
  if (known !== undefined) return known;
  const { rows } = await sql<{ name: string }>`select attname::text as name from pg_attribute where attrelid = ${quotedName(name)}::regclass and attnum > 0 and atttypid in ('json'::regtype, 'jsonb'::regtype)`.execute(db);
  const found = new Set(rows.map((one) => one.name));
  jsonOf.set(name, found);
  return found;
}

/**
 * Changes rows of one table, the same columns of each, with their entry where that is told and all were there: it is put in
 * after the rows, for it is numbered then. @returns the ids of those that were there at the version told.
 */
export async function updateRows(db: Executor, table: TableDescription, changes: readonly Prepared[], entry: NewEntry | null): Promise<ReadonlySet<string>> {
  const [first] = changes as readonly [Prepared];
  const columns = Object.keys(first.row as Row);
  const versioned = 'version' in first.change && first.change.version !== undefined;
  const text = kept(`update ${entry !== null} ${versioned} ${table.name} ${columns.join()}`, () => {
    const [name, sets] = [quotedName(table.name), columns.map((column) => `${quotedName(column)} = r.${quotedName(column)}`).join(', ')];
    const update = `update ${name} as t set ${sets} from json_populate_recordset(null::${name}, $1::json) as r where t.id = r.id${versioned ? ' and t.version = r.version - 1' : ''} returning t.id`;
    return entry === null ? update : `with changed as (${update}), told as (${entryInsert(3, 'where (select count(*) from changed) = $2::bigint')}) select id from changed`;
  });
  const rows = JSON.stringify(changes.map(({ change, row }) => ({ ...row, id: change.id })));
  const { rows: done } = await db.executeQuery<{ id: string }>(CompiledQuery.raw(text, entry === null ? [rows] : [rows, changes.length, ...valuesOf(entry)]));
  return new Set(done.map(({ id }) => id));
}

/** @returns the ids of those that were there at the version told. */
export async function deleteRows(db: Executor, table: TableDescription, changes: readonly { readonly id: string; readonly version?: number }[]): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  const [plain, versioned] = [changes.filter(({ version }) => version === undefined), changes.filter(({ version }) => version !== undefined)];
  if (plain.length > 0) {
    // In one statement, so that rows which hold on to each other go together.
    const { rows } = await sql<{ id: string }>`delete from ${sql.table(table.name)} where id = any(${plain.map(({ id }) => id)}) returning id`.execute(db);
    for (const { id } of rows) done.add(id);
  }
  for (const { id, version } of versioned) {
    const { rows } = await sql<{ id: string }>`delete from ${sql.table(table.name)} where id = ${id} and version = ${version} returning id`.execute(db);
    if (rows.length > 0) done.add(id);
  }
  return done;
}
