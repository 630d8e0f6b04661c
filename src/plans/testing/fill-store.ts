/** Puts a generated ledger into a database, as publishing would leave it, without its journal. */
import { sql } from 'kysely';
import type { Database } from '#platform';
import { type ManyTasks, manyTasks } from './many.ts';

const AT = '2026-01-02T01:30:00.000Z';

/** @param database as its owner, who may rebuild an index. @param count of tasks @returns what was put in; each plan's audience is the units as they are, without a tree above them. */
export async function fillLedger(database: Database, count: number, units: readonly string[], seed = 1): Promise<ManyTasks> {
  const digest = `sm3:${'0'.repeat(64)}`;
  await database.insertInto('documents.file').values({ digest, size: 0, content: Buffer.alloc(0), created_at: AT }).execute();
  const documentId = '00000000-0000-4000-8000-000000000001';
  await sql`insert into documents.document (id, file_digest, name, format, mode, size, task_count, lead_count, deadline_count, target_count, finding_count, reader_version, reading, searchable, grams, created_at)
    values (${documentId}, ${digest}, 'n', 'text', 'received', 0, 0, 0, 0, 0, 0, '0', '\\x', '', '{}', ${AT})`.execute(database);
  const many = manyTasks(count, units, documentId, seed);
  const { rows: [index] } = await sql<{ definition: string }>`select indexdef as definition from pg_indexes where indexname = 'task_keys'`.execute(database);
  await sql`drop index plans.task_keys`.execute(database);
  const plans = many.plans.map(({ id, owner, named }, n) => ({
    id, document_id: documentId, document_digest: digest, owner_unit_id: owner, title: `第${n}号方案`, status: 'published', created_at: new Date(Date.parse(AT) + n * 1000).toISOString(), published_at: AT, version: 2, task_count: 40, audience: [...new Set([owner, ...named])],
  }));
  await insert(database, 'plans.plan', plans);
  await insert(database, 'plans.workstream', many.workstreams);
  for (let from = 0; from < many.tasks.length; from += 5_000) {
    const part = many.tasks.slice(from, from + 5_000);
    await insert(database, 'plans.task', part.map(({ hanging: _hanging, ...row }) => row));
    await insert(database, 'plans.responsibility', part.flatMap(({ hanging }) => [...hanging.responsibilities]));
    await insert(database, 'plans.deadline', part.flatMap(({ hanging }) => [...hanging.deadlines]));
    await insert(database, 'plans.target', part.flatMap(({ hanging }) => [...hanging.targets]));
  }
  await sql.raw(index?.definition ?? '').execute(database);
  await sql`vacuum analyze`.execute(database);
  return many;
}

async function insert(database: Database, table: string, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return;
  const columns = sql.join(Object.keys(rows[0] as object).map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(table)} (${columns}) select ${columns} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(database);
}
