import type { Kysely, Transaction } from 'kysely';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
/** What every store function takes first: the database or a transaction on it. */
export type Executor = Kysely<Schema> | Transaction<Schema>;
