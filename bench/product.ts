/** The built pages on the real server, and the real browser before them. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../test/browser/browser.ts';
import { startTestServer, type TestServer } from '../test/browser/server.ts';
import { root } from './texts.ts';

export interface Product { readonly browser: Browser; readonly server: TestServer }

/** Builds the pages where they are out of date, starts server and browser on a folder of their own, and ends them. */
export async function withProduct<T>(use: (product: Product) => Promise<T>): Promise<T> {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'web.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the web could not be built; the reason stands above');
  const server = await startTestServer();
  try {
    const browser = await launchBrowser();
    try {
      return await use({ browser, server });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

/** Takes a file in by the API. @returns the document's id. */
export async function takeIn(server: TestServer, path: string, name: string): Promise<string> {
  const response = await fetch(`${server.address}/api/v1/documents?name=${encodeURIComponent(name)}`, { method: 'POST', headers: { ...await server.people.as('ledger-keeper'), 'content-type': 'application/octet-stream' }, body: readFileSync(path) });
  if (response.status !== 201) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}
