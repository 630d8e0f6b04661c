/**
 * The process that benches over HTTP ask: one room behind the product's own HTTP, session and access checked, and beside it the floor,
 * a plain server that runs the best SQL written by hand and sends the product's bytes from memory.
 * Tells both addresses to whoever started it, and ends with them.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { type Database, keepPlan, type Room, systemClock } from '#platform';
import { createHttp, testServer } from '#platform/testing';
import { testDoor } from '../src/access/testing.ts';
import { root } from './texts.ts';

/** A question as the product's address and as the best SQL that we could write by hand. */
export interface Question { readonly path: string; readonly sql: string }

export interface Asked {
  readonly room: Room;
  readonly questions: Readonly<Record<string, Question>>;
  /** Rows on a page: the SQL asks for one more, to see whether there is another. */
  readonly page: number;
  /** Before the room opens. */
  readonly fill?: (owner: Database) => Promise<unknown>;
  /** What the planner is made ready for, when asked to. */
  readonly analyzed?: string;
}

export async function serveAsked({ room: { endpoints, sentences, open }, questions, page, fill, analyzed }: Asked): Promise<void> {
  const postgres = await testServer(18);
  const database = await postgres.fresh();
  await fill?.(postgres.owner(database));
  const room = open({ database, clock: systemClock, root, version: '0.0.0' });
  const door = testDoor(database);
  const keeper = await door.as('ledger-keeper');
  let port = 0;
  const app = await createHttp({
    services: [{ endpoints, handlers: room.handlers }], sentences: [sentences], lang: 'zh', version: '0.0.0', web: join(root, 'dist', 'web'),
    port: () => port, log: (line) => { process.stderr.write(`${line}\n`); }, alive: async () => {}, database, gate: door.gate,
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  port = (app.server.address() as AddressInfo).port;
  const product = `http://127.0.0.1:${port}`;

  const bytes = new Map<string, Buffer>();
  /** `/keep/NAME` takes the product's bytes into memory, `/analyze` readies the planner, `/ids/NAME` tells what the SQL finds, `/ask/NAME` is the floor, `/kept/NAME` the same with a plan that the connection keeps. */
  const answer = async (what: string, name: string, response: ServerResponse): Promise<void> => {
    if (what === 'analyze' && analyzed !== undefined) { await postgres.owner(database).executeQuery(CompiledQuery.raw(`vacuum analyze ${analyzed}`)); response.end(); return; }
    const question = questions[decodeURIComponent(name)];
    if (question === undefined) { response.writeHead(404).end(); return; }
    if (what === 'keep') {
      bytes.set(name, Buffer.from(await (await fetch(`${product}${question.path}`, { headers: { ...keeper.headers } })).arrayBuffer()));
      response.end();
      return;
    }
    const { rows } = await database.executeQuery<{ id: string }>(CompiledQuery.raw(what === 'kept' ? keepPlan(`${question.sql} /* kept */`) : question.sql));
    const sent = what === 'ids' ? Buffer.from(JSON.stringify(rows.slice(0, page).map(({ id }) => id))) : bytes.get(name) as Buffer;
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': sent.byteLength }).end(sent);
  };
  const floor = createServer((request, response) => {
    const [, what = '', name = ''] = (request.url ?? '').split('/');
    void answer(what, name, response).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
  });
  // As long as the product holds a connection: one that is closed under the asker is no figure.
  floor.keepAliveTimeout = app.server.keepAliveTimeout;
  floor.listen(0, '127.0.0.1', () => process.send?.({ headers: keeper.headers, product, floor: `http://127.0.0.1:${(floor.address() as AddressInfo).port}` }));

  process.once('disconnect', () => {
    void (async () => {
      floor.closeAllConnections();
      floor.close();
      await app.close();
      await room.close?.();
      await door.close();
      await postgres.stop();
    })();
  });
}
