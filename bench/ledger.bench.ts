/**
 * Asking the ledger of 200,000 tasks over HTTP, session and access in, at a fixed rate from another process than the server's.
 * Floor: the best SQL written by hand, on the same database, and the same bytes sent from memory by a plain server. Both find the same tasks.
 */
import { atRate, beside, withAsked } from './asking.ts';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { questions } from './ledger.ts';
import { single } from './rounds.ts';

const RATE = 50;
const PEAK = 500;
const TIMES_THE_FLOOR = 1.5;

await bench('ledger', async ({ rounds, quick, note }) => {
  const tasks = quick ? 5_000 : 200_000;
  return withAsked('ledger-server.ts', [String(tasks)], async (addresses) => {
    note(`${tasks} tasks; ${RATE} requests a second`);
    const figures: Figure[] = [];
    for (const [name, { path }] of Object.entries(questions)) figures.push(...await beside(name, path, { addresses, rate: RATE, rounds, times: quick ? 5 : 15, atMost: TIMES_THE_FLOOR, keptToo: true }));
    const seconds = quick ? 1 : 10;
    // What a screen shows at once; the pages above are of a hundred.
    const urls = Object.values(questions).map(({ path }) => `${addresses.product}${path}${path.includes('?') ? '&' : '?'}limit=20`);
    const taken = (await atRate(urls, Math.ceil(PEAK * seconds / urls.length), PEAK, addresses.headers)).flat().toSorted((a, b) => a - b);
    figures.push({ name: `all of them, pages of 20, ${PEAK} requests a second, 95 % within`, unit: 'ms', measured: single(taken[Math.floor(taken.length * 0.95)] as number), bound: { atMost: 15 } });
    return figures;
  });
});
