/** One keyed document through the product's own door, as the published JSON has it. */
import { isRefusal, type Refusal } from '#kernel';
import { readDocument } from '#documents/reading';
import { publish } from '#reader';
import type { Reading } from '#reader/model';
import type { KeyedDocument } from './documents.ts';

export async function readPublished(document: KeyedDocument): Promise<Reading | Refusal> {
  const reading = await readDocument(await document.bytes(), document.fileName);
  return isRefusal(reading) ? reading : publish(reading);
}
