/**
 * Listing and searching 5,000 kept documents over HTTP, asked at a fixed rate from another process than the server's.
 * Floor: the best SQL written by hand, on the same database, and the same bytes sent from memory by a plain server.
 * Both find the same documents.
 */
import { type Addresses, beside, text, withAsked } from './asking.ts';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { lists } from './lists.ts';
import { plans } from './plans.ts';

/** Requests a second, both sides together. */
const RATE = 50;
const TIMES_THE_FLOOR = 3;

await bench('lists', ({ rounds, quick, note }) => withAsked('lists-server.ts', [], async (addresses) => {
  const count = quick ? 300 : 5000;
  const begun = performance.now();
  await fill(addresses, count);
  note(`${count} documents taken in over HTTP in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${RATE} requests a second`);
  await text(`${addresses.floor}/analyze`, {});
  const figures: Figure[] = [];
  for (const [name, { path }] of Object.entries(lists)) figures.push(...await beside(name, path, { addresses, rate: RATE, rounds, times: quick ? 5 : 15, atMost: TIMES_THE_FLOOR }));
  return figures;
}));

/** Six at a time, as many as the reading threads and some that wait. */
async function fill({ product, headers }: Addresses, count: number): Promise<void> {
  const left = plans(count);
  let number = 0;
  await Promise.all(Array.from({ length: 6 }, async () => {
    for (const plan of left) {
      number += 1;
      const response = await fetch(`${product}/api/v1/documents?name=${encodeURIComponent(`方案${number}.txt`)}`, { method: 'POST', headers: { ...headers, 'content-type': 'application/octet-stream' }, body: plan });
      if (response.status !== 201) throw new Error(`taking in: ${response.status} ${await response.text()}`);
      await response.arrayBuffer();
    }
  }));
}
