/** One visit of a page in a real browser, with an empty cache. */
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { bringIn } from '../test/browser/server.ts';

export interface Visit {
  /** From the address to the first frame in which what is waited for has a height. */
  readonly milliseconds: number;
  /** All that came over the wire until the network rested, headers and all. */
  readonly kilobytes: number;
  /** The addresses of it. */
  readonly requests: readonly string[];
}

/** A window of an office's screen; of a ledger keeper where the address is one of a server of ours, else of nobody. */
export async function opened(browser: Browser, address: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  if (address !== null) await bringIn(context, new URL(address).origin, 'ledger-keeper');
  return context;
}

/** @param ready a selector. @param look at the page, once all is there. */
export async function visit<T>(context: BrowserContext, address: string, ready: string, look: (page: Page) => Promise<T>): Promise<Visit & T> {
  const page = await context.newPage();
  const requests: Request[] = [];
  page.on('requestfinished', (request) => { requests.push(request); });
  await page.addInitScript(`window.isThere = new Promise((resolve) => {
    const look = () => { const seen = document.querySelector(${JSON.stringify(ready)}); if (seen !== null && seen.getBoundingClientRect().height > 0) resolve(performance.now()); else requestAnimationFrame(look); };
    requestAnimationFrame(look);
  });`);
  await page.goto(address);
  const milliseconds = await page.evaluate('window.isThere') as number;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  const bytes = sizes.reduce((sum, { responseBodySize, responseHeadersSize }) => sum + responseBodySize + responseHeadersSize, 0);
  return { milliseconds, kilobytes: bytes / 1000, requests: requests.map((request) => request.url()), ...await look(page) };
}
