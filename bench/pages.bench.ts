/**
 * The pages in a real browser: kilobytes of a first load as they are served, and the time until the table of a kept document is there.
 * Floor of the time: a plain server sends the same files from memory, the page fetches them all at once and then shows
 * the same rows as ready HTML. Both show the same rows.
 */
import { createHash } from 'node:crypto';
import { get } from 'node:http';
import type { Browser } from 'playwright-core';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { type Product, takeIn, withProduct } from './product.ts';
import { measured, ratios, single, takeTurns } from './rounds.ts';
import { type Sent, startStaticServer } from './static-server.ts';
import { chiefDocument } from './texts.ts';
import { opened, type Visit, visit } from './visit.ts';

/** Reached and not to be lost: kilobytes of a first visit, headers and all. */
const KILOBYTES = { documents: 210, reading: 350, drafting: 320 };
const TIMES_THE_FLOOR = 8;

interface Load extends Visit { readonly rows: string; readonly table: string }

await bench('pages', async ({ rounds, note }) => withProduct(async (product) => {
  const { browser, server } = product;
  const { name, path } = chiefDocument();
  const id = await takeIn(server, path, name);
  const reading = `${server.address}/documents/${id}`;
  const sizes = [
    await sizeOf(browser, 'documents', `${server.address}/`, 'main h1, main h2'), await sizeOf(browser, 'reading', reading, 'tr.task'), await sizeOf(browser, 'drafting', `${server.address}/drafting`, '.cm-content'),
  ];
  return [...sizes, await timeToTable(product, reading, rounds, note)];
}));

async function sizeOf(browser: Browser, page: keyof typeof KILOBYTES, address: string, ready: string): Promise<Figure> {
  const { kilobytes, requests } = await load(browser, address, ready);
  return { name: `first load of ${page}, ${requests.length} requests`, unit: 'kB', measured: single(kilobytes), bound: { atMost: KILOBYTES[page] } };
}

async function timeToTable({ browser }: Product, address: string, rounds: number, note: (line: string) => void): Promise<Figure> {
  const first = await load(browser, address, 'tr.task');
  const files = new Map<string, Sent>();
  const floor = await startStaticServer(files);
  try {
    for (const url of first.requests) if (url !== address) files.set(new URL(url).pathname, await asSent(url));
    files.set('/', { type: 'text/html; charset=utf-8', bytes: Buffer.from(floorPage([...files.keys()], first.table)) });
    const rows = new Set<string>([first.rows]);
    const once = async (url: string, inside: boolean): Promise<number> => {
      const loaded = await load(browser, url, 'tr.task', inside);
      rows.add(loaded.rows);
      return loaded.milliseconds;
    };
    const taken = await takeTurns(rounds, { ours: () => once(address, true), floor: () => once(`${floor.address}/`, false) });
    if (rows.size !== 1) throw new Error('the page and its floor do not show the same rows');
    note(`${first.rows.split('\n').length} rows, sha256 ${createHash('sha256').update(first.rows).digest('hex').slice(0, 12)} on both sides; ${first.kilobytes.toFixed(0)} kB`);
    return {
      name: 'opening a kept document: first row there', unit: 'ms', measured: measured(taken.ours),
      floor: { name: 'the same bytes, ready rows', measured: measured(taken.floor) }, ratio: measured(ratios(taken.ours, taken.floor)), ratioBound: { atMost: TIMES_THE_FLOOR },
    };
  } finally {
    await floor.stop();
  }
}

/** As it comes over the wire: the same bytes in the same encoding. fetch would unpack them. */
function asSent(address: string): Promise<Sent> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { 'accept-encoding': 'gzip, deflate, br, zstd' } }, (response) => {
      const chunks: Buffer[] = [];
      const { 'content-type': type = '', 'content-encoding': encoding } = response.headers;
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject)
        .on('end', () => resolve({ type, bytes: Buffer.concat(chunks), ...(encoding !== undefined && { encoding }) }));
    }).on('error', reject);
  });
}

function floorPage(paths: readonly string[], table: string): string {
  return `<!doctype html><meta charset="utf-8"><template>${table}</template><script type="module">
await Promise.all(${JSON.stringify(paths)}.map((path) => fetch(path).then((answer) => answer.arrayBuffer())));
document.body.append(document.querySelector('template').content);
</script>`;
}

async function load(browser: Browser, address: string, ready: string, inside = true): Promise<Load> {
  const context = await opened(browser, inside ? address : null);
  try {
    return await visit(context, address, ready, async (page) => ({
      rows: await page.evaluate(`[...document.querySelectorAll('tr.task')].map((row) => row.textContent).join('\\n')`) as string,
      table: await page.evaluate(`document.querySelector('tr.task')?.closest('table').outerHTML ?? ''`) as string,
    }));
  } finally {
    await context.close();
  }
}
