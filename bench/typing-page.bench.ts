/**
 * Reading while one types, in the real browser: keys in the drafting page, from the page's message to its worker
 * until the new reading with its findings is back in the page.
 * Floor: a worker that sends the same reading from memory at each message. Bound: 16 ms at the median.
 * The reading that came last must be the one that a reading from scratch gives.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import { type Reading, readSource, textSource } from '#reader';
import { bench } from './bench.ts';
import { withProduct } from './product.ts';
import { measured, ratios } from './rounds.ts';
import { type Sent, startStaticServer } from './static-server.ts';
import { chance, chiefDocument } from './texts.ts';

const TYPED = ['教', '1', '。', '、', '（', '）', '2', '年'];

/** Notes for each worker of the page how long an answer took, what it said of itself, and the last answer. */
const WATCH = `window.typing = { round: [], inside: [], text: '', answer: null, wake: () => undefined };
typing.answered = (after) => new Promise((resolve) => { typing.wake = () => { if (typing.round.length > after) resolve(true); }; typing.wake(); });
window.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({ data }) => { typing.round.push(performance.now() - this.sentAt); typing.inside.push(data.milliseconds); typing.answer = data; typing.wake(); });
  }
  postMessage(message) { typing.text = message.text; this.sentAt = performance.now(); super.postMessage(message); }
};`;

const FLOOR_PAGE = `<!doctype html><meta charset="utf-8"><script>${WATCH}
const worker = new Worker('/worker.js');
window.press = (text) => new Promise((resolve) => { worker.addEventListener('message', resolve, { once: true }); worker.postMessage({ version: 0, text }); });
</script>`;

await bench('typing-page', async ({ rounds, quick, note }) => withProduct(async ({ browser, server }) => {
  const { name, text } = chiefDocument();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  await context.addInitScript(`if (location.pathname === '/drafting') { ${WATCH} localStorage.setItem('taizhang.draft', ${JSON.stringify(text.replace(/\r\n?/gu, '\n'))}); }`);
  const page = await context.newPage();
  await page.goto(`${server.address}/drafting`);
  await page.locator('tr.task').first().waitFor();

  const files = new Map<string, Sent>([['/', { type: 'text/html', bytes: Buffer.from(FLOOR_PAGE) }]]);
  const floorServer = await startStaticServer(files);
  try {
    const answer = await page.evaluate('JSON.stringify(typing.answer)') as string;
    files.set('/worker.js', { type: 'text/javascript; charset=utf-8', bytes: Buffer.from(`const answer = ${answer}; addEventListener('message', () => postMessage(answer));`) });
    const floorPage = await context.newPage();
    await floorPage.goto(floorServer.address);

    const [ours, inside, floors]: [number[], number[], number[]] = [[], [], []];
    const next = chance(5);
    for (let round = 0; round <= rounds; round += 1) {
      await page.bringToFront();
      const before = await page.evaluate('typing.round.length') as number;
      for (let key = 0; key < (quick ? 5 : 20); key += 1) await press(page, next);
      const [back, own] = await page.evaluate(`[typing.round.slice(${before}), typing.inside.slice(${before})]`) as [number[], number[]];
      await floorPage.bringToFront();
      const floorBefore = await floorPage.evaluate('typing.round.length') as number;
      for (let key = 0; key < (quick ? 5 : 20); key += 1) await floorPage.evaluate('press(arguments[0])'.replace('arguments[0]', JSON.stringify(text)));
      const sent = await floorPage.evaluate(`typing.round.slice(${floorBefore})`) as number[];
      // The first round is for the compilers.
      if (round === 0) continue;
      ours.push(measured(back).median);
      inside.push(measured(own).median);
      floors.push(measured(sent).median);
    }
    await compare(page);
    note(`${name}, ${rounds} rounds of ${quick ? 5 : 20} keys; the last reading equals one made from scratch`);
    return [
      { name: 'reading after a key, back in the page', unit: 'ms', measured: measured(ours), bound: { atMost: 16 }, floor: { name: 'the same reading from memory', measured: measured(floors) }, ratio: measured(ratios(ours, floors)) },
      { name: 'of it, inside the worker', unit: 'ms', measured: measured(inside) },
    ];
  } finally {
    await floorServer.stop();
    await context.close();
  }
}));

/** Goes somewhere in the text, types a character and waits for its reading. */
async function press(page: Page, next: () => number): Promise<void> {
  if (await page.evaluate('document.activeElement.className.includes("cm-content")') !== true) await page.locator('.cm-content').focus();
  for (let step = Math.floor(next() * 6); step > 0; step -= 1) await page.keyboard.press(next() < 0.7 ? 'ArrowDown' : 'ArrowUp');
  const before = await page.evaluate('typing.round.length') as number;
  await page.keyboard.insertText(TYPED[Math.floor(next() * TYPED.length)] as string);
  await page.evaluate(`typing.answered(${before})`);
}

async function compare(page: Page): Promise<void> {
  const [text, got] = await page.evaluate('[typing.text, JSON.stringify(typing.answer.reading)]') as [string, string];
  const anew = readSource(textSource(text), { name: '', mode: 'draft' });
  const wanted = JSON.parse(JSON.stringify({ ...anew, source: { ...anew.source, text: '' } })) as Reading;
  if (!isDeepStrictEqual(JSON.parse(got), wanted)) throw new Error('the reading in the page differs from one made from scratch');
}
