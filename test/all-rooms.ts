/** All rooms behind one HTTP, in this process and without a port. */
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type OpenRoom, systemClock } from '#platform';
import { createHttp, testServer } from '#platform/testing';
import { testDoor, type TestDoor } from '../src/access/testing.ts';
import { rooms } from '../src/rooms.ts';

/** The only one that is answered to. */
export const host = '127.0.0.1:8410';

export interface AllRooms {
  readonly app: FastifyInstance;
  readonly door: TestDoor;
  /** What would stand in the server's log. */
  readonly logged: readonly string[];
  readonly close: () => Promise<void>;
}

export async function openAllRooms(): Promise<AllRooms> {
  const logged: string[] = [];
  const log = (line: string): void => { logged.push(line); };
  const server = await testServer();
  const database = await server.fresh();
  const door = testDoor(database);
  const tables = rooms.flatMap((room) => room.tables);
  const open: readonly OpenRoom[] = rooms.map((room) => room.open({ database, clock: systemClock, root: join(import.meta.dirname, '..'), version: '0', tables, names: Object.assign({}, ...rooms.map((room) => room.names)), log }));
  const app = await createHttp({
    services: rooms.map((room, index) => ({ endpoints: room.endpoints, handlers: (open[index] as OpenRoom).handlers })), sentences: rooms.map((room) => room.sentences), lang: 'zh', version: '0',
    web: '/none', alive: async () => {}, port: () => 8410, database, gate: door.gate, log,
  });
  return {
    app, door, logged,
    close: async () => {
      await app.close();
      for (const room of open) await room.close?.();
      await door.close();
      await server.stop();
    },
  };
}
