/** What the audit administrator is shown. */
import { z } from 'zod';
import { isRefusal, refuse } from '#kernel';
import { type Database, defineCursor, type Executor, type Handlers, type NamesOf, pageOf, readCursor, type TableDescription } from '#platform';
import type { endpoints } from './api.ts';
import { headLine, headsIn } from './heads.ts';
import * as store from './history-store.ts';
import type { Entry } from './model.ts';
import { lastSeal, unsealed } from './seal-store.ts';
import { verify } from './verify.ts';

/** The first of a bulk step: enough to see what it was. */
const SHOWN_ROWS = 200;
const cursor = defineCursor('journal', z.tuple([z.iso.datetime(), z.int()]));

export function handlersOf(database: Database, tables: readonly TableDescription[], names: Readonly<Record<string, NamesOf>>): Handlers<typeof endpoints> {
  let proving = false;
  return {
    listJournal: async ({ query, database: db }) => {
      const after = readCursor(cursor, query.cursor);
      if (isRefusal(after)) return after;
      const filter = { actorId: query.actor, action: query.action, subjectKind: query.subjectKind, subjectId: query.subject, from: query.from, to: query.to };
      const found = await store.findEntries(db, filter, after === null ? null : { at: after[0], number: after[1] }, query.limit + 1);
      const page = pageOf(found, query.limit, cursor, ({ at, number }): [string, number] => [at, number]);
      return { ...page, items: await named(db, names, page.items) };
    },
    openEntry: async ({ params, database: db }) => {
      const entry = await store.findEntry(db, params.number);
      if (entry === undefined) return refuse('entry-not-found', { number: params.number });
      const { effect, ...told } = entry;
      const [rows, changes] = effect === null ? [null, []] : 'batch' in effect ? [effect.rows, await store.batchRows(db, effect.batch, SHOWN_ROWS)] : [effect.length, effect.slice(0, SHOWN_ROWS)];
      const [shown] = await named(db, names, [told]);
      return { ...shown as Named<typeof told>, rows, changes: changes.map((change) => ({ ...change })), seal: await store.sealOf(db, params.number) };
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

type Told = Pick<Entry, 'actor' | 'subject'>;
type Named<T extends Told> = T & { readonly actor: Entry['actor'] & { readonly name: string | null }; readonly subject: Entry['subject'] & { readonly name: string | null } };
/** An actor is a subject of another kind: an account, or the token of a program. */
const ACTORS: Readonly<Record<string, string>> = { account: 'account', program: 'token' };

/** With what their actors and subjects are called at this moment, one question for each kind. */
async function named<T extends Told>(db: Executor, names: Readonly<Record<string, NamesOf>>, entries: readonly T[]): Promise<Named<T>[]> {
  const wanted = new Map<string, Set<string>>();
  const want = (kind: string | undefined, id: string | null): void => {
    if (kind !== undefined && id !== null && Object.hasOwn(names, kind) && UUID.test(id)) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  };
  for (const { actor, subject } of entries) {
    want(ACTORS[actor.kind], actor.id);
    want(subject.kind, subject.id);
  }
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const [kind, ids] of wanted) found.set(kind, await (names[kind] as NamesOf)(db, [...ids]));
  const nameOf = (kind: string | undefined, id: string | null): string | null => found.get(kind ?? '')?.get(id ?? '') ?? null;
  return entries.map((entry) => ({ ...entry, actor: { ...entry.actor, name: nameOf(ACTORS[entry.actor.kind], entry.actor.id) }, subject: { ...entry.subject, name: nameOf(entry.subject.kind, entry.subject.id) } }));
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
