/** What the audit administrator is shown. */
import { z } from 'zod';
import { isRefusal, refuse } from '#kernel';
import { type Database, defineCursor, type Handlers, pageOf, readCursor, type TableDescription } from '#platform';
import type { endpoints } from './api.ts';
import { headLine, headsIn } from './heads.ts';
import * as store from './history-store.ts';
import { lastSeal, unsealed } from './seal-store.ts';
import { verify } from './verify.ts';

/** The first of a bulk step: enough to see what it was. */
const SHOWN_ROWS = 200;
const cursor = defineCursor('journal', z.tuple([z.iso.datetime(), z.int()]));

export function handlersOf(database: Database, tables: readonly TableDescription[]): Handlers<typeof endpoints> {
  let proving = false;
  return {
    listJournal: async ({ query, database: db }) => {
      const after = readCursor(cursor, query.cursor);
      if (isRefusal(after)) return after;
      const filter = { actorId: query.actor, action: query.action, subjectKind: query.subjectKind, subjectId: query.subject, from: query.from, to: query.to };
      const found = await store.findEntries(db, filter, after === null ? null : { at: after[0], number: after[1] }, query.limit + 1);
      return pageOf(found, query.limit, cursor, ({ at, number }): [string, number] => [at, number]);
    },
    openEntry: async ({ params, database: db }) => {
      const entry = await store.findEntry(db, params.number);
      if (entry === undefined) return refuse('entry-not-found', { number: params.number });
      const { effect, ...told } = entry;
      const [rows, changes] = 'batch' in effect ? [effect.rows, await store.batchRows(db, effect.batch, SHOWN_ROWS)] : [effect.length, effect.slice(0, SHOWN_ROWS)];
      return { ...told, rows, changes: changes.map((change) => ({ ...change })), seal: await store.sealOf(db, params.number) };
    },
    getSealHead: async ({ database: db }) => {
      const [seal, behind] = [await lastSeal(db), await unsealed(db)];
      return { line: seal === null ? null : headLine(seal), number: seal?.number ?? null, sealedAt: seal?.sealedAt ?? null, unsealedCount: behind.count, oldestUnsealedAt: behind.oldestAt };
    },
    proveJournal: async ({ query }) => {
      const heads = headsIn(query.head ?? '');
      if (query.head !== undefined && heads.length === 0) return refuse('not-a-head');
      // It reads all there is: one at a time does.
      if (proving) return refuse('proof-running');
      proving = true;
      try {
        const { head, faults, ...counts } = await verify(database, tables, heads);
        return { ...counts, line: head === null ? null : headLine(head), faults: faults.map(({ kind, where, columns }) => ({ kind, where, columns: [...columns] })) };
      } finally {
        proving = false;
      }
    },
  };
}
