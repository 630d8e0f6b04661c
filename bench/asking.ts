/** Asks two servers for the same bytes at a fixed rate, open loop, from another process than theirs. */
import { fork } from 'node:child_process';
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { measured, ratios } from './rounds.ts';
import { root } from './texts.ts';

export interface Addresses { readonly product: string; readonly floor: string; readonly headers: Readonly<Record<string, string>> }
export interface Asking { readonly addresses: Addresses; readonly rate: number; readonly rounds: number; readonly times: number; readonly atMost: number; readonly keptToo?: boolean }

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** @param file in `bench/`, of the process that holds both servers; it ends when the asking is done. */
export async function withAsked<T>(file: string, args: readonly string[], ask: (addresses: Addresses) => Promise<T>): Promise<T> {
  const server = fork(join(root, 'bench', file), [...args], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ended = new Promise((resolve) => { server.once('exit', resolve); });
  try {
    return await ask(await new Promise<Addresses>((resolve, reject) => {
      server.once('message', (message) => resolve(message as Addresses));
      server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    }));
  } finally {
    if (server.connected) server.disconnect();
    await ended;
    agent.destroy();
  }
}

/**
 * Both sides find the same and send the same bytes; then each is asked in turn.
 * @returns the figure, and where lists keep their plans another without a bound: beside the same SQL with its plan kept as well.
 */
export async function beside(name: string, path: string, { addresses: { product, floor, headers }, rate, rounds, times, atMost, keptToo = false }: Asking): Promise<Figure[]> {
  const [ours, hand, kept] = [`${product}${path}`, `${floor}/ask/${encodeURIComponent(name)}`, `${floor}/kept/${encodeURIComponent(name)}`];
  await text(`${floor}/keep/${encodeURIComponent(name)}`, headers);
  const found = (JSON.parse(await text(ours, headers)) as { items: { id: string }[] }).items.map(({ id }) => id);
  if (JSON.stringify(found) !== await text(`${floor}/ids/${encodeURIComponent(name)}`, headers)) throw new Error(`${name}: the product and its floor find different rows`);
  if (await text(ours, headers) !== await text(hand, headers)) throw new Error(`${name}: the product and its floor send different bytes`);
  if (keptToo && await text(hand, headers) !== await text(kept, headers)) throw new Error(`${name}: the floors send different bytes`);
  const sides: number[][] = [[], [], []];
  for (let round = 0; round <= rounds; round += 1) {
    const taken = await atRate(keptToo ? [ours, hand, kept] : [ours, hand], times, rate, headers);
    // The first round warms caches and connections.
    if (round > 0) for (const [side, some] of taken.entries()) sides[side]?.push(measured(some).median);
  }
  const [medians, floors, keptFloors] = sides as [number[], number[], number[]];
  const figure = { unit: 'ms', measured: measured(medians) };
  return [
    { ...figure, name: `${name} (${found.length} found)`, floor: { name: 'SQL by hand, bytes from memory', measured: measured(floors) }, ratio: measured(ratios(medians, floors)), ratioBound: { atMost } },
    ...(keptToo ? [{ ...figure, name: `${name}, beside a kept plan`, floor: { name: 'the same, its plan kept', measured: measured(keptFloors) }, ratio: measured(ratios(medians, keptFloors)) }] : []),
  ];
}

/** Each request leaves when its time has come, whether the one before was answered or not; its time counts from then. */
export async function atRate(urls: readonly string[], times: number, rate: number, headers: Readonly<Record<string, string>>): Promise<number[][]> {
  const taken: number[][] = urls.map(() => []);
  const begun = performance.now();
  const asked: Promise<void>[] = [];
  for (let index = 0; index < times * urls.length; index += 1) {
    const due = begun + index * (1000 / rate);
    const early = due - performance.now();
    if (early > 0) await wait(early);
    asked.push(text(urls[index % urls.length] as string, headers).then(() => { (taken[index % urls.length] as number[]).push(performance.now() - due); }));
  }
  await Promise.all(asked);
  return taken;
}

export function text(url: string, headers: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject).on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        if (response.statusCode === 200) resolve(answer); else reject(new Error(`${url}: ${response.statusCode} ${answer}`));
      });
    }).on('error', reject);
  });
}
