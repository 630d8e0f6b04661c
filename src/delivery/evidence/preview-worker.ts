/** The worker's entry: the beginning of a file's text, or why it cannot be read. */
import { parentPort } from 'node:worker_threads';
import { isRefusal } from '#kernel';
import { takeIn } from '#intake';
import type { PreviewJob, PreviewResult } from './preview-desk.ts';

/** Some ten pages. */
const SHOWN = 20_000;

async function preview({ bytes, name }: PreviewJob): Promise<PreviewResult> {
  const source = await takeIn(bytes, name);
  return isRefusal(source) ? source : { text: [...source.text.trim()].slice(0, SHOWN).join('') };
}

parentPort?.on('message', (job: PreviewJob) => {
  preview(job).then(
    (done) => parentPort?.postMessage({ done }),
    (error: unknown) => parentPort?.postMessage({ fault: error instanceof Error ? error : new Error(String(error)) }),
  );
});
