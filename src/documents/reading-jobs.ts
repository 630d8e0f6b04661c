/** The jobs that run in a worker: read a file, write a form of a kept reading, read a draft and write its form. */
import { isRefusal, type Refusal } from '#kernel';
import type { FormOptions, WrittenForm } from '#forms';
import { type KeptLayers, layKept } from './checking/layers.ts';
import { keep, type KeptReading, unpackInside } from './keeping.ts';
import type { ReadingMode } from './model.ts';
import { readDocument } from './reading.ts';

export type ReadingJob =
  | { readonly job: 'read'; readonly bytes: Uint8Array; readonly name: string; readonly mode: ReadingMode }
  | { readonly job: 'write'; readonly packed: Uint8Array; readonly options: FormOptions; readonly layers: KeptLayers }
  | { readonly job: 'write-draft'; readonly text: string; readonly name: string; readonly options: FormOptions };
export type ReadingResult = KeptReading | WrittenForm | Refusal;

export async function doReadingJob(job: ReadingJob): Promise<ReadingResult> {
  if (job.job === 'write') return write(layKept(unpackInside(job.packed), job.layers), job.options);
  if (job.job === 'read') {
    const reading = await readDocument(job.bytes, job.name, { mode: job.mode });
    return isRefusal(reading) ? reading : keep(reading);
  }
  const reading = await readDocument(new TextEncoder().encode(job.text), job.name, { mode: 'draft' });
  return isRefusal(reading) ? reading : write(reading, job.options);
}

async function write(reading: Parameters<typeof import('#forms').writeForm>[0], options: FormOptions): Promise<WrittenForm | Refusal> {
  const { writeForm } = await import('#forms');
  return writeForm(reading, options);
}
