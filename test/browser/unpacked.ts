/** Unpacks the browser before any test file starts: two that did so at once would tear it from each other's hands. */
import { launchBrowser } from './browser.ts';

export default async function unpacked(): Promise<void> {
  const browser = await launchBrowser();
  await browser.close();
}
