/** What `read`, `lint` and `export` begin with: a file's name to its reading. */
import { basename } from 'node:path';
import { readDocument } from '#documents/reading';
import { isRefusal, type Refusal } from '#kernel';
import type { Reading } from '#reader/model';
import type { Invocation } from './command.ts';
import { readInput } from './input.ts';

/** The file of the first operand, read as `--draft` says. */
export async function readNamed(invocation: Invocation): Promise<Reading | Refusal> {
  const [file = ''] = invocation.operands;
  const bytes = await readInput(file);
  if (isRefusal(bytes)) return bytes;
  return readDocument(bytes, basename(file), { mode: invocation.options.has('draft') ? 'draft' : 'received' });
}
