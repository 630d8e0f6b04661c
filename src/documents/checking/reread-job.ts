/** After the product was renewed, its reader looks at what older ones read: hourly, some documents at a time. */
import { z } from 'zod';
import { isRefusal } from '#kernel';
import { type AnyJobKind, defineJob, enqueue, type Executor, SYSTEM } from '#platform';
import { originalOf, type Room } from '../commands.ts';
import type { KeptReading } from '../keeping.ts';
import { offer } from './rereading.ts';
import * as store from './store.ts';

const AT_A_TIME = 200;
export const REREAD_JOB = 'reread-documents';

/** Asks for the job where there is something to read. */
export async function askForRereading({ database, version }: Pick<Room, 'database' | 'version'>): Promise<void> {
  if ((await store.listUnread(database, version, 1)).length > 0) await enqueue(database, REREAD_JOB, {}, SYSTEM);
}

export function rereadJob(room: Room): AnyJobKind {
  return defineJob({
    input: z.object({}),
    run: async (job) => {
      const ids = await store.listUnread(room.database, room.version, AT_A_TIME);
      let offered = 0;
      for (const [done, id] of ids.entries()) {
        if (job.signal.aborted) break;
        const read = await readOne(room, id);
        if (read === 'not-now') continue;
        await job.step(done, async (tx: Executor) => {
          const told = await offer(tx, room, SYSTEM, id, read);
          if (!isRefusal(told) && told.state === 'offered') offered += 1;
        });
        await job.progress(done + 1, ids.length);
      }
      return async () => ({ documents: ids.length, offered });
    },
  });
}

/** Null: this reader cannot read it, and need not try again. */
async function readOne({ database, desk }: Room, id: string): Promise<KeptReading | null | 'not-now'> {
  const original = await originalOf(database, id);
  if (isRefusal(original)) return 'not-now';
  const read = await desk.read(original.bytes, original.summary.name, original.summary.mode);
  if (!isRefusal(read)) return read;
  return read.refused === 'too-busy' ? 'not-now' : null;
}
