/**
 * The ledger page over 5,000 tasks in a real browser: until its first rows are on the screen, and how evenly it scrolls from
 * the first to the last, more rows being fetched on the way. Floor: an empty page of the same height, scrolled the same way
 * in the same rounds; the ledger page without a row beside the time.
 */
import type { Browser } from 'playwright-core';
import { openPool } from '#platform/testing';
import { fillLedger } from '../src/plans/testing/fill-store.ts';
import { bench } from './bench.ts';
import { unitIds } from './ledger.ts';
import { type Product, withProduct } from './product.ts';
import { measured, takeTurns } from './rounds.ts';
import { opened, visit } from './visit.ts';

const TASKS = 5_000;
const KILOBYTES = 350;
/** A quick hand at the wheel: six rows a frame. */
const STEP = 240;
const [SLOW_MS, SLOWEST_MS] = [50, 150];

interface Scrolled { readonly frames: number; readonly slow: number; readonly longest: number; readonly rows: number }

await bench('scroll', async ({ rounds, quick, note }) => withProduct(async (product) => {
  await fill(product);
  const { browser, server: { address } } = product;
  const ledger = `${address}/ledger`;
  const sizes: number[] = [];
  const scrolled: Record<'ledger' | 'empty', Scrolled[]> = { ledger: [], empty: [] };
  const share = (page: 'ledger' | 'empty', one: Scrolled): number => { scrolled[page].push(one); return one.slow / one.frames * 100; };
  const taken = await takeTurns(rounds, {
    rows: () => firstSeen(browser, ledger, '.task-cells', sizes),
    blank: () => firstSeen(browser, `${ledger}?text=${encodeURIComponent('直升机')}`, '.ledger-page .blank'),
    ledger: async () => share('ledger', await scroll(browser, ledger, '.task-cells', quick ? 600 : TASKS)),
    empty: async () => share('empty', await scroll(browser, null, 'main', quick ? 600 : TASKS)),
  });
  const last = scrolled.ledger.at(-1) as Scrolled;
  note(`${last.rows} rows passed in ${last.frames} frames, ${scrolled.empty.at(-1)?.frames ?? 0} on the empty page`);
  const longest = (page: 'ledger' | 'empty') => measured(scrolled[page].map((one) => one.longest));
  return [
    { name: `the ledger of ${TASKS.toLocaleString('en')} tasks: first rows on the screen`, unit: 'ms', measured: measured(taken.rows), floor: { name: 'the same page without a row', measured: measured(taken.blank) }, bound: { atMost: 500 } },
    { name: 'all that comes over the wire for it', unit: 'kB', measured: measured(sizes), bound: { atMost: KILOBYTES } },
    { name: `frames over ${SLOW_MS} ms while it scrolls`, unit: '%', measured: measured(taken.ledger), floor: { name: 'an empty page as high', measured: measured(taken.empty) }, bound: { atMost: 1 } },
    { name: 'the longest frame', unit: 'ms', measured: longest('ledger'), floor: { name: 'an empty page as high', measured: longest('empty') }, bound: { atMost: SLOWEST_MS } },
  ];
}));

async function fill({ server }: Product): Promise<void> {
  await server.asOwner(async (client) => {
    const { rows: [at] } = await client.query<{ host: string; name: string }>(`select current_setting('unix_socket_directories') as host, current_database() as name`);
    const owner = openPool(() => ({ host: at?.host, user: 'taizhang', database: at?.name }), 1);
    try { await fillLedger(owner, TASKS, unitIds.slice(0, 300)); } finally { await owner.destroy(); }
  });
}

/** @param sizes takes the kilobytes of that visit. */
async function firstSeen(browser: Browser, address: string, what: string, sizes: number[] = []): Promise<number> {
  const context = await opened(browser, address);
  try {
    const { milliseconds, kilobytes } = await visit(context, address, what, async () => ({}));
    sizes.push(kilobytes);
    return milliseconds;
  } finally {
    await context.close();
  }
}

/** @param address null: the empty page. Scrolls a step a frame, waiting where the page still grows, until so many rows were passed. */
async function scroll(browser: Browser, address: string | null, ready: string, rows: number): Promise<Scrolled> {
  const context = await opened(browser, address);
  try {
    const page = await context.newPage();
    if (address === null) await page.setContent(`<main style="height:${rows * 38}px"></main>`);
    else await page.goto(address);
    await page.locator(ready).first().waitFor();
    return await page.evaluate(`new Promise((resolve) => {
      const taken = []; let before = null; let passed = 0; let waited = 0;
      const frame = (now) => {
        if (before !== null) taken.push(now - before);
        before = now;
        const lines = [...document.querySelectorAll('.task-line')];
        passed = ${address === null} ? Math.round(scrollY / 38) + 20 : Math.max(passed, ...lines.map((line) => Number(line.dataset.index) + 1));
        waited = scrollY + innerHeight >= document.documentElement.scrollHeight - 1 ? waited + 1 : 0;
        if (passed >= ${rows} || waited > 300) { resolve({ frames: taken.length, slow: taken.filter((one) => one > ${SLOW_MS}).length, longest: Math.max(...taken), rows: passed }); return; }
        scrollBy(0, ${STEP});
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    })`) as Scrolled;
  } finally {
    await context.close();
  }
}
