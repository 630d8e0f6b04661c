/** What the platform and the rooms say of themselves to whoever reads the metrics. */
import { CompiledQuery } from 'kysely';
import { poolOf } from './database/connect.ts';
import type { Database } from './database/executor.ts';
import { countByStatus } from './jobs/index.ts';
import type { Gauge } from './metrics.ts';
import type { OpenRoom } from './room.ts';

/** A database that does not answer takes its own gauges away, not the others. */
export async function gaugesOf(database: Database, rooms: readonly OpenRoom[], version: string): Promise<readonly Gauge[]> {
  const up = await database.executeQuery(CompiledQuery.raw('select 1')).then(() => true, () => false);
  const asked = up ? await Promise.all([jobGauges(database), ...rooms.flatMap((room) => (room.gauges === undefined ? [] : [room.gauges()]))].map((one) => one.catch((): readonly Gauge[] => []))) : [];
  return [
    { name: 'taizhang_build', help: 'The version that runs', value: 1, labels: { version } },
    { name: 'taizhang_database_up', help: 'Whether the database answers', value: up ? 1 : 0 },
    ...poolGauges(database), ...asked.flat(),
  ];
}

function poolGauges(database: Database): readonly Gauge[] {
  const { totalCount, idleCount, waitingCount } = poolOf(database);
  const states = { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  return Object.entries(states).map(([state, value]) => ({ name: 'taizhang_pool_connections', help: 'Connections of this server to the database, and requests that wait for one', value, labels: { state } }));
}

async function jobGauges(database: Database): Promise<readonly Gauge[]> {
  const counts = await countByStatus(database);
  return ['waiting', 'running', 'done', 'refused', 'failed', 'cancelled'].map((status) => ({ name: 'taizhang_jobs', help: 'Jobs of all servers that are kept, by status', value: counts.get(status) ?? 0, labels: { status } }));
}
