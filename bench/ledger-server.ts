/**
 * The process that the ledger is asked of: the plans room behind the product's own HTTP, session and access checked, and beside it the floor,
 * a plain server that runs the best SQL written by hand and sends the product's bytes from memory. Its argument is the number of tasks.
 * Tells both addresses to whoever started it, and ends with them.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { argv } from 'node:process';
import { CompiledQuery } from 'kysely';
import { systemClock } from '#platform';
import { createHttp, testServer } from '#platform/testing';
import { plansRoom } from '#plans';
import { testDoor } from '../src/access/testing.ts';
import { fillLedger } from '../src/plans/testing/fill-store.ts';
import { questions, unitIds } from './ledger.ts';
import { root } from './texts.ts';

const postgres = await testServer(18);
const database = await postgres.fresh();
await fillLedger(postgres.owner(database), Number(argv[2]), unitIds);
const room = plansRoom.open({ database, clock: systemClock, root, version: '0.0.0' } as never);
const door = testDoor(database);
const keeper = await door.as('ledger-keeper');
let port = 0;
const app = await createHttp({
  services: [{ endpoints: plansRoom.endpoints, handlers: room.handlers }], sentences: [plansRoom.sentences], lang: 'zh', version: '0.0.0', web: join(root, 'dist', 'web'),
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

/** `/keep/NAME` takes the product's bytes into memory, `/ids/NAME` tells what the SQL finds, `/ask/NAME` is the floor. */
async function answer(what: string, name: string, response: ServerResponse): Promise<void> {
  const question = questions[decodeURIComponent(name)];
  if (question === undefined) { response.writeHead(404).end(); return; }
  if (what === 'keep') {
    bytes.set(name, Buffer.from(await (await fetch(`http://127.0.0.1:${port}${question.path}`, { headers: { ...keeper.headers } })).arrayBuffer()));
    response.end();
    return;
  }
  const { rows } = await database.executeQuery<{ id: string }>(CompiledQuery.raw(question.sql));
  const sent = what === 'ids' ? Buffer.from(JSON.stringify(rows.slice(0, 100).map(({ id }) => id))) : bytes.get(name) as Buffer;
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
