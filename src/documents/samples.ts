/** The shipped sample documents: `samples/index.json` names the files beside it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Refusal, refuse } from '#kernel';
import { Sample } from './model.ts';

const List = z.array(Sample);

/** Empty where no samples are shipped. */
export async function listSamples(folder: string): Promise<readonly Sample[]> {
  const text = await readFile(join(folder, 'index.json'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]';
    throw error;
  });
  return List.parse(JSON.parse(text));
}

/** Only what the list names can be read, whatever the name looks like. */
export async function readSample(folder: string, name: string): Promise<Uint8Array | Refusal> {
  const known = (await listSamples(folder)).some((sample) => sample.name === name);
  return known ? readFile(join(folder, name)) : refuse('sample-not-found', { name });
}
