/** One keyed document through the product's own door, as the published JSON has it. */
import { isRefusal, type Refusal } from '#kernel';
import { publish, readSource, textSource } from '#reader';
import type { Reading } from '#reader/model';
import type { KeyedDocument } from './documents.ts';

type Door = typeof import('#documents/reading').readDocument;
const door: Promise<Door | null> = import('#documents/reading').then((room) => room.readDocument, () => null);

/** Text alone needs no intake: the grammar can be scored while a format is being worked on. */
export async function readPublished(document: KeyedDocument): Promise<Reading | Refusal> {
  const readDocument = await door;
  const reading = readDocument === null
    ? readSource(textSource(new TextDecoder().decode(document.bytes())), { name: document.fileName })
    : await readDocument(document.bytes(), document.fileName);
  return isRefusal(reading) ? reading : publish(reading);
}
