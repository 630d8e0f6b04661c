/** What holds of every page at rest: accessible, of one width, within its policy; narrow and wide, in both languages. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { appears, type Visit } from './visit.ts';

type Seen = Pick<Visit, 'page' | 'wrongs'>;
interface Axe { readonly run: (options: object) => Promise<AxeResults> }

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const PHONE = { width: 390, height: 844 } as const;
const SCREEN = { width: 1366, height: 768 } as const;
/** A telephone, the screen of an office, and the same in English. */
const LOOKS = [['390×844', PHONE, 'zh-CN'], ['1366×768', SCREEN, 'zh-CN'], ['1366×768 in English', SCREEN, 'en']] as const;

export async function expectSound({ page, wrongs }: Seen, name: string): Promise<void> {
  // At rest: what follows the size is drawn, and a button that fades from disabled to enabled has colours of neither.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => { requestAnimationFrame(drawn); });
    await Promise.all(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((one) => one.finished.catch(() => undefined)));
  });
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  // Style sheets are fetched anew for one experimental rule only, which is off.
  const { violations } = await page.evaluate(() => (window as unknown as { axe: Axe }).axe.run({ resultTypes: ['violations'], preload: { assets: ['media'] } }));
  const serious = violations.filter((one) => one.impact === 'serious' || one.impact === 'critical').map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`).join(' | ')}`);
  expect(serious.join('\n'), name).toBe('');
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${name} scrolls sideways`).toBe(0);
  expect(wrongs, name).toEqual([]);
}

/**
 * The same of one page in each of its looks. It was opened once: sizes are a matter of its style sheets, and languages change while one looks.
 * @param there what the page is looked at for.
 */
export async function expectSoundInEveryLook(seen: Seen, name: string, there: Locator, is: 'visible' | 'attached' = 'visible'): Promise<void> {
  const { page } = seen;
  for (const [look, size, language] of LOOKS) {
    await page.setViewportSize(size);
    await speak(seen, language);
    await appears(there, is);
    await appears(page.locator('.loading'), 'detached');
    await expectSound(seen, `${name}, ${look}`);
  }
}

/** By the page's own switch, which a dialog may lie over. */
async function speak({ page }: Seen, language: string): Promise<void> {
  const spoken = (): Promise<string> => page.evaluate(() => document.documentElement.lang);
  if (await spoken() === language) return;
  await page.locator('.top .language').first().evaluate((button: HTMLElement) => button.click());
  await expect.poll(spoken, { timeout: 20_000, interval: 20 }).toBe(language);
}
