/** What `read`, `lint` and `export` begin with: a file's name to its reading. */
import { basename } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { readDocument } from '#documents/reading';
import { isRefusal, type Refusal } from '#kernel';
import type { Reading } from '#reader/model';
import type { Invocation } from './command.ts';
import { readInput } from './input.ts';

/** Seconds that the reading of a text may take, as on the server. */
const LONGEST = 10;

/** The file of the first operand, read as `--draft` says. */
export async function readNamed(invocation: Invocation): Promise<Reading | Refusal> {
  growSlowly();
  const [file = ''] = invocation.operands;
  const bytes = await readInput(file);
  if (isRefusal(bytes)) return bytes;
  return readDocument(bytes, basename(file), { mode: invocation.options.has('draft') ? 'draft' : 'received', seconds: LONGEST });
}

/**
 * Left to itself, V8 lets three times as much garbage lie as there are data, and the largest files would take 650 MB.
 * It collects more often now: nothing is lost on an ordinary file, and the largest stay below 512 MB. Both are looked up at each growth.
 */
function growSlowly(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=10');
}
