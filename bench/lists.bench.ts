/**
 * Listing and searching 5,000 kept documents over HTTP, asked at a fixed rate from another process than the server's.
 * Floor: the best SQL written by hand, on the same database, and the same bytes sent from memory by a plain server.
 * Both find the same documents.
 */
import { fork } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { lists } from './lists.ts';
import { plans } from './plans.ts';
import { measured, ratios } from './rounds.ts';
import { root } from './texts.ts';

/** Requests a second, both sides together. */
const RATE = 50;
const TIMES_THE_FLOOR = 3;
const agent = new Agent({ keepAlive: true });

interface Addresses { readonly product: string; readonly floor: string; readonly headers: Readonly<Record<string, string>> }
/** Whose session the requests bear; the floor does not look at it. */
let bearing: Readonly<Record<string, string>> = {};

await bench('lists', async ({ rounds, quick, note }) => {
  const server = fork(join(root, 'bench', 'lists-server.ts'), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  try {
    const addresses = await new Promise<Addresses>((resolve, reject) => {
      server.once('message', (message) => resolve(message as Addresses));
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    });
    bearing = addresses.headers;
    const count = quick ? 300 : 5000;
    const begun = performance.now();
    await fill(addresses.product, count);
    note(`${count} documents taken in over HTTP in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${RATE} requests a second`);
    await text(`${addresses.floor}/analyze`);
    const figures: Figure[] = [];
    for (const name of Object.keys(lists)) figures.push(await one(name, addresses, rounds, quick ? 5 : 15));
    return figures;
  } finally {
    server.disconnect();
    await ended;
    agent.destroy();
  }
});

async function one(name: string, { product, floor }: Addresses, rounds: number, times: number): Promise<Figure> {
  const [ours, hand] = [`${product}${(lists[name] as { path: string }).path}`, `${floor}/ask/${encodeURIComponent(name)}`];
  await text(`${floor}/keep/${encodeURIComponent(name)}`);
  const found = (JSON.parse(await text(ours)) as { items: { id: string }[] }).items.map(({ id }) => id);
  if (JSON.stringify(found) !== await text(`${floor}/ids/${encodeURIComponent(name)}`)) throw new Error(`${name}: the product and its floor find different documents`);
  if (await text(ours) !== await text(hand)) throw new Error(`${name}: the product and its floor send different bytes`);
  const [medians, floors]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    const [a, b] = await atRate([ours, hand], times);
    // The first round warms caches and connections.
    if (round > 0) { medians.push(measured(a as number[]).median); floors.push(measured(b as number[]).median); }
  }
  return {
    name: `${name} (${found.length} found)`, unit: 'ms', measured: measured(medians), floor: { name: 'SQL by hand, bytes from memory', measured: measured(floors) },
    ratio: measured(ratios(medians, floors)), ratioBound: { atMost: TIMES_THE_FLOOR },
  };
}

/** Open loop: each request leaves when its time has come, whether the one before was answered or not; its time counts from then. */
async function atRate(urls: readonly string[], times: number): Promise<number[][]> {
  const taken: number[][] = urls.map(() => []);
  const begun = performance.now();
  const asked: Promise<void>[] = [];
  for (let index = 0; index < times * urls.length; index += 1) {
    const due = begun + index * (1000 / RATE);
    const early = due - performance.now();
    if (early > 0) await wait(early);
    asked.push(text(urls[index % urls.length] as string).then(() => { (taken[index % urls.length] as number[]).push(performance.now() - due); }));
  }
  await Promise.all(asked);
  return taken;
}

/** Six at a time, as many as the reading threads and some that wait. */
async function fill(product: string, count: number): Promise<void> {
  const left = plans(count);
  let number = 0;
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (const plan of left) {
      number += 1;
      const response = await fetch(`${product}/api/v1/documents?name=${encodeURIComponent(`方案${number}.txt`)}`, { method: 'POST', headers: { ...bearing, 'content-type': 'application/octet-stream' }, body: plan });
      if (response.status !== 201) throw new Error(`taking in: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  }));
}

function text(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: bearing }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(answer); else reject(new Error(`${url}: ${response.statusCode} ${answer}`));
      });
    }).on('error', reject);
  });
}
