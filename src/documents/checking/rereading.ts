/** A kept file read again: the newer reading lies beside the one that counts until a person decides. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { sm3 } from '#platform/sm3';
import { originalOf, type Room } from '../commands.ts';
import { type Carried, carryOver, compareReadings } from '../corrections/carry.ts';
import { correctionsInside, publishCorrections } from '../corrections/publish.ts';
import { keep, type KeptReading, unpack, unpackInside } from '../keeping.ts';
import { presentReading } from '../present.ts';
import { documentTable } from '../tables.ts';
import type { CheckingRoom } from './commands.ts';
import type { RereadComparison, RereadOffer } from './shapes.ts';
import * as store from './store.ts';
import { correctionTable, rereadTable } from './tables.ts';

export type RereadingRoom = CheckingRoom & Pick<Room, 'desk' | 'version'>;

/** Refused: what the document refuses, and the limits of reading. The reading that counts stays as it is. */
export async function readAgain(room: RereadingRoom, caller: Caller, documentId: string): Promise<RereadOffer | Refusal> {
  const read = await readFile(room, documentId);
  return isRefusal(read) ? read : within(room.database, (tx) => offer(tx, room, caller, documentId, read));
}

async function readFile({ database, desk }: RereadingRoom, documentId: string): Promise<KeptReading | Refusal> {
  const original = await originalOf(database, documentId);
  return isRefusal(original) ? original : desk.read(original.bytes, original.summary.name, original.summary.mode);
}

/** @param read null where the file could not be read again: that is noted, so that it is not tried every hour. */
export async function offer(tx: Executor, { clock, version }: Pick<RereadingRoom, 'clock' | 'version'>, caller: Caller, documentId: string, read: KeptReading | null): Promise<RereadOffer | Refusal> {
  if (!await store.lockDocument(tx, documentId)) return refuse('document-not-found');
  const found = await presentReading(tx, documentId);
  if (isRefusal(found)) return found;
  const state = read === null ? 'failed' : isDeepStrictEqual(unpack(found.packed), unpack(read.packed)) ? 'same' : 'offered';
  const last = (await store.listRereads(tx, documentId)).at(-1);
  if (last !== undefined && last.state === state && state !== 'offered' && last.readerVersion === version) return last;
  const id = randomUUID();
  const at = clock.now().toISOString();
  const kept = state === 'offered' && read !== null ? { reading: hex(read.packed), reading_digest: sm3(read.packed) } : { reading: null, reading_digest: null };
  const refused = await write(tx, {
    actor: actorOf(caller), action: 'read-again', subject: { kind: 'document', id: documentId }, at,
    changes: [{ table: rereadTable, id, insert: { id, document_id: documentId, reader_version: version, state, ...kept, made_at: at, version: 1 } }],
  });
  return refused ?? { id, readerVersion: version, state, madeAt: at, version: 1 };
}

/** Refused `reread-not-found` where there is no other reading. */
export async function getReread({ database }: Pick<CheckingRoom, 'database'>, documentId: string): Promise<RereadComparison | Refusal> {
  const found = await presentReading(database, documentId);
  if (isRefusal(found)) return found;
  const last = (await store.listRereads(database, documentId)).at(-1);
  const other = last === undefined ? undefined : await store.findRereading(database, last.id);
  if (last === undefined || other === undefined) return refuse('reread-not-found');
  const reading = unpackInside(found.packed);
  const corrections = correctionsInside(await store.listCorrections(database, documentId), reading.source.text);
  return { version: last.version, offer: last, differences: [...compareReadings(reading, unpackInside(other), corrections)] };
}

/** The newer reading counts from now on; what persons said is carried over, the older reading lies where the newer lay. */
export async function acceptReread(room: CheckingRoom, caller: Caller, documentId: string, version: number): Promise<RereadOffer | Refusal> {
  return decide(room, caller, documentId, version, 'accepted');
}

/** The reading stays; where the newer one counts already, the older one counts again. */
export async function leaveReread(room: CheckingRoom, caller: Caller, documentId: string, version: number): Promise<RereadOffer | Refusal> {
  return decide(room, caller, documentId, version, 'left');
}

async function decide({ database, clock }: CheckingRoom, caller: Caller, documentId: string, version: number, to: 'accepted' | 'left'): Promise<RereadOffer | Refusal> {
  return within(database, async (tx): Promise<RereadOffer | Refusal> => {
    if (!await store.lockDocument(tx, documentId)) return refuse('document-not-found');
    const last = (await store.listRereads(tx, documentId)).at(-1);
    const other = last === undefined ? undefined : await store.findRereading(tx, last.id);
    if (last === undefined || other === undefined) return refuse('reread-not-found');
    if (last.version !== version) return refuse('stale', { kind: 'reread', id: last.id });
    if (last.state === to) return refuse('reread-decided');
    const swaps = to === 'accepted' || last.state === 'accepted';
    const swapped = swaps ? await swap(tx, documentId, other, last.readerVersion) : { changes: [], kept: {} };
    if (isRefusal(swapped)) return swapped;
    const actor = actorOf(caller);
    const at = clock.now().toISOString();
    const decided: Change = { table: rereadTable, id: last.id, version, set: { state: to, decided_by_kind: actor.kind, decided_by: actor.id, decided_at: at, ...swapped.kept } };
    const refused = await write(tx, { actor, action: to === 'accepted' ? 'accept-reread' : 'leave-reread', subject: { kind: 'document', id: documentId }, at, changes: [...swapped.changes, decided] });
    return refused ?? { ...last, state: to, version: version + 1 };
  });
}

/** Reading and reader change places with those of the reread. */
interface Swapped { readonly changes: readonly Change[]; readonly kept: Readonly<Record<string, unknown>> }

async function swap(tx: Executor, documentId: string, other: Uint8Array, otherVersion: string): Promise<Swapped | Refusal> {
  const found = await presentReading(tx, documentId);
  if (isRefusal(found)) return found;
  const [older, newer] = [unpackInside(found.packed), unpackInside(other)];
  const corrections = correctionsInside(await store.listCorrections(tx, documentId), older.source.text);
  const published = carryOver(older, newer, corrections).filter(isMoved);
  const there = publishCorrections(published.map(({ to }) => to), newer.source.text);
  const changes = published.flatMap(({ correction, to }, i): readonly Change[] => {
    const { rests, reason, cell, layer, kind, base } = there[i] as typeof to;
    const worded = to.value === correction.value ? {} : { value: JSON.stringify(to.value) };
    const set = { cell, layer, kind, base, rests_start: rests?.[0] ?? null, rests_end: rests?.[1] ?? null, ...(reason === correction.reason ? {} : { reason }), ...worded };
    return [{ table: correctionTable, id: correction.id, version: correction.version, set }];
  });
  const kept = keep(newer);
  const readBy = await store.readerVersionOf(tx, documentId);
  await store.replaceReading(tx, documentId, kept, otherVersion);
  const told: readonly Change[] = [{ table: documentTable, id: documentId, set: { title: kept.title, document_number: kept.documentNumber, issued_on: kept.issuedOn }, written: true }];
  return { changes: [...told, ...changes], kept: { reading: hex(found.packed), reading_digest: sm3(found.packed), reader_version: readBy } };
}

/** Code points are compared by what is kept: whatever is not as it was must be written. */
function isMoved({ correction, to }: Carried): boolean {
  return !isDeepStrictEqual(correction, to);
}

/** As PostgreSQL reads bytes in a text. */
function hex(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`;
}
