/** The thread of `guard.ts`: reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Answer, Errand } from './guard.ts';
import type { Source } from '#reader';
import { Stopped } from './stop.ts';

const { kind, bytes } = workerData as Errand;

async function read(): Promise<Source> {
  switch (kind) {
    case 'pdf': return (await import('./pdf.ts')).pdfSource(bytes);
    case 'xls': return (await import('./sheet/xls.ts')).xlsSource(bytes);
    case 'doc': return (await import('./doc.ts')).docSource(bytes);
  }
}

parentPort?.postMessage({ started: true } satisfies Answer);
let answer: Answer;
try {
  answer = { source: await read() };
} catch (error) {
  answer = error instanceof Stopped ? { refusal: error.refusal } : { failure: String(error).slice(0, 200) };
}
parentPort?.postMessage(answer);
