/** Reading much at one moment: COPY as a stream, and sessions side by side that see the same. */
import type pg from 'pg';
import { poolOf } from './connect.ts';
import type { Database } from './executor.ts';

export interface Snapshot {
  readonly rows: <T>(text: string, parameters?: readonly unknown[]) => Promise<T[]>;
  /** Runs `copy … to stdout`; each piece is taken as it comes, and must not be kept: it lies in the driver's memory. */
  readonly copyOut: (text: string, take: (piece: Buffer) => void) => Promise<void>;
  /** Another session that sees the very same; ends with `use`. */
  readonly beside: <T>(use: (snapshot: Snapshot) => Promise<T>) => Promise<T>;
}

/** Shows the database as it is at one moment, however long `use` takes. Nothing can be written. */
export function inSnapshot<T>(database: Database, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  return session(poolOf(database), null, use);
}

async function session<T>(pool: pg.Pool, exported: string | null, use: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    // Instants as text are the same whatever the server was set to.
    await client.query(`set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'`);
    if (exported !== null) await client.query(`set transaction snapshot '${exported}'`);
    const rows = async <R>(text: string, parameters: readonly unknown[] = []): Promise<R[]> => (await client.query(text, [...parameters])).rows as R[];
    return await use({
      rows,
      copyOut: (text, take) => copyOut(client, text, take),
      beside: async (useBeside) => {
        const [{ name } = { name: '' }] = await rows<{ name: string }>('select pg_export_snapshot() as name');
        return session(pool, name, useBeside);
      },
    });
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    await client.query('rollback').catch(() => { broken = true; });
    client.release(broken);
  }
}

/** What the driver asks of a query that it runs; it knows COPY only by these calls. */
function copyOut(client: pg.PoolClient, text: string, take: (piece: Buffer) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let failed: unknown = null;
    const ignore = (): void => {};
    client.query({
      submit: (connection: { query: (text: string) => void }) => { connection.query(text); },
      handleCopyData: ({ chunk }: { chunk: Buffer }) => {
        if (failed !== null) return;
        try {
          take(chunk);
        } catch (error) {
          failed = error;
        }
      },
      handleError: (error: Error) => reject(error),
      handleReadyForQuery: () => (failed === null ? resolve() : reject(failed as Error)),
      handleRowDescription: ignore, handleDataRow: ignore, handlePortalSuspended: ignore, handleEmptyQuery: ignore, handleCommandComplete: ignore,
    } as unknown as pg.Submittable);
  });
}
