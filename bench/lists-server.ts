/**
 * The process that the lists are asked of: the documents room behind the product's own HTTP, and beside it the floor,
 * a plain server that runs the best SQL written by hand and sends the product's bytes from memory.
 * Tells both addresses to whoever started it, and ends with them.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { type Database, systemClock } from '#platform';
import { createHttp, testServer } from '#platform/testing';
import { documentsRoom } from '#documents';
import { testDoor } from '../src/access/testing.ts';
import { lists } from './lists.ts';
import { root } from './texts.ts';

const postgres = await testServer(18);
const database = await postgres.fresh();
const room = documentsRoom.open({ database, clock: systemClock, root, version: '0.0.0' });
const door = testDoor(database);
const keeper = await door.as('ledger-keeper');
let port = 0;
const app = await createHttp({
  services: [{ endpoints: documentsRoom.endpoints, handlers: room.handlers }], sentences: [documentsRoom.sentences], lang: 'zh', version: '0.0.0', web: join(root, 'dist', 'web'),
  port: () => port, log: (line) => { process.stderr.write(`${line}\n`); }, alive: async () => {}, database, gate: door.gate,
});
await app.listen({ host: '127.0.0.1', port: 0 });
port = (app.server.address() as AddressInfo).port;

const bytes = new Map<string, Buffer>();
const floor = createServer((request, response) => {
  const [, what = '', name = ''] = (request.url ?? '').split('/');
  void answer(what, name, response).catch((error: unknown) => { response.writeHead(500).end(String(error)); });
});
floor.listen(0, '127.0.0.1', () => process.send?.({ headers: keeper.headers, product: `http://127.0.0.1:${port}`, floor: `http://127.0.0.1:${(floor.address() as AddressInfo).port}` }));

/** `/keep/NAME` takes the product's bytes into memory, `/analyze` readies the planner, `/ids/NAME` tells what the SQL finds, `/ask/NAME` is the floor. */
async function answer(what: string, name: string, response: ServerResponse): Promise<void> {
  if (what === 'analyze') { await postgres.owner(database).executeQuery(CompiledQuery.raw('vacuum analyze documents.document')); response.end(); return; }
  const list = lists[decodeURIComponent(name)];
  if (list === undefined) { response.writeHead(404).end(); return; }
  if (what === 'keep') {
    bytes.set(name, Buffer.from(await (await fetch(`http://127.0.0.1:${port}${list.path}`, { headers: { ...keeper.headers } })).arrayBuffer()));
    response.end();
    return;
  }
  const { rows } = await (database as Database).executeQuery<{ id: string }>(CompiledQuery.raw(list.sql));
  const sent = what === 'ids' ? Buffer.from(JSON.stringify(rows.slice(0, 50).map(({ id }) => id))) : bytes.get(name) as Buffer;
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': sent.byteLength }).end(sent);
}

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
