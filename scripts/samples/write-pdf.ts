/** Samples as PDF with a text layer: printed by the browser of the tests, a Chinese font embedded as a subset. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Sample } from './model.ts';
import { sheetToPrint } from './write-html.ts';

export async function writePdfs(samples: readonly Sample[]): Promise<Map<string, Uint8Array>> {
  const file = createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const font = `data:font/ttf;base64,${readFileSync(file).toString('base64')}`;
  const browser = await playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((flag) => flag !== '--single-process' && flag !== '--no-zygote'),
  });
  const made = new Map<string, Uint8Array>();
  try {
    for (const sample of samples) {
      const page = await browser.newPage();
      await page.setContent(sheetToPrint(sample, font), { waitUntil: 'load' });
      await page.evaluate('document.fonts.ready.then(() => true)');
      made.set(sample.name, timeless(await page.pdf({ preferCSSPageSize: true })));
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return made;
}

/** The same sample gives the same bytes: the two dates are overwritten in place, so no offset moves. */
function timeless(pdf: Buffer): Uint8Array {
  const latin = pdf.toString('latin1').replace(/\(D:\d{14}/g, '(D:20240101000000');
  return new Uint8Array(Buffer.from(latin, 'latin1'));
}
