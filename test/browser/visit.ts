/** A visit to the product, which notes whatever a page must not do. */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { bringIn, peopleAt } from './server.ts';

const root = join(import.meta.dirname, '../..');
/** Stands in a tab's own memory once the tab has begun. */
const BEGUN = 'taizhang.test';

export interface Visit {
  readonly page: Page;
  /** Broken rules of the content security policy, errors of a script, requests to anywhere else. */
  readonly wrongs: string[];
  readonly close: () => Promise<void>;
}

export interface VisitOptions { readonly width?: number; readonly height?: number; readonly english?: boolean; readonly reducedMotion?: boolean;
  /** Whose visit it is, by role, or `nobody`: by default a ledger keeper's who has signed in. */
  readonly as?: string;
}

export async function visit(browser: Browser, address: string, path: string, options: VisitOptions = {}): Promise<Visit> {
  const context = await newVisitor(browser, address, options);
  return { ...await openPage(context, address, path, options), close: () => context.close() };
}

/** A browser of one person: pages opened in it share what was fetched. */
export async function newVisitor(browser: Browser, address: string, options: VisitOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1366, height: options.height ?? 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', acceptDownloads: true,
    reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference',
  });
  if (options.as !== 'nobody') await bringIn(context, address, options.as ?? 'ledger-keeper');
  return context;
}

/** A page of its own, that begins with nothing kept; `close` closes this page. */
export async function openPage(context: BrowserContext, address: string, path: string, options: VisitOptions = {}): Promise<Visit> {
  const wrongs: string[] = [];
  const page = await context.newPage();
  await page.exposeFunction('noteWrong', (wrong: string) => { wrongs.push(wrong); });
  await page.addInitScript(`if (sessionStorage.getItem('${BEGUN}') === null) { localStorage.clear(); sessionStorage.setItem('${BEGUN}', 'yes'); } addEventListener('securitypolicyviolation', (event) => window.noteWrong('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));${options.english === true ? "localStorage.setItem('taizhang.language', 'en');" : ''}`);
  page.on('pageerror', (error) => wrongs.push(`error: ${error.message}`));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrongs.push(`console: ${message.text()}`); });
  page.on('request', (request) => { if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(`${address}/`)) wrongs.push(`request: ${request.url()}`); });
  await page.goto(`${address}${path}`);
  return { page, wrongs, close: () => page.close() };
}

/** The page of a visit goes elsewhere as if it had been opened there: nothing is kept of what it did before. */
export async function goAnew({ page }: Pick<Visit, 'page'>, address: string, path: string): Promise<void> {
  await page.evaluate((mark) => sessionStorage.removeItem(mark), BEGUN);
  await page.goto(`${address}${path}`);
}

/** Asks again until it holds: a page, a worker and a server take their time. */
export function eventually<T>(ask: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(ask, { timeout: 20_000 });
}

/** The same as the locator's own waiting, which looks only twice a second after its first looks. */
export async function appears(what: Locator, state: 'visible' | 'attached' | 'hidden' | 'detached' = 'visible'): Promise<void> {
  const now = async (): Promise<string> => {
    if (state === 'attached' || state === 'detached') return (await what.count()) > 0 ? 'attached' : 'detached';
    return (await what.isVisible()) ? 'visible' : 'hidden';
  };
  await expect.poll(now, { timeout: 30_000, interval: 20, message: `${what}` }).toBe(state);
}

export function samplePath(name: string): string {
  return join(root, 'samples', name);
}

/** Takes a file in without the page. @returns the document's id. */
export async function addByApi(address: string, path: string, name = basename(path)): Promise<string> {
  const response = await fetch(`${address}/api/v1/documents?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { ...await peopleAt(address).as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: readFileSync(path) });
  if (response.status !== 201) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Lets a file fall on the page, as a person would drop it. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(([fileName, content]) => {
    const held = new DataTransfer();
    held.items.add(new File([content as string], fileName as string));
    return held;
  }, [name, text]);
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}
