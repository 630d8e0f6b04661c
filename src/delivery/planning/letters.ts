/** 目标责任书 that were signed: one a unit and year, filed with the scan. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import { type Caller, type FileReply, within } from '#platform';
import { sm3 } from '#platform/sm3';
import { MEDIA, mediaOf } from '../evidence/media.ts';
import { withoutTraces } from '../evidence/photo.ts';
import type { PreviewDesk } from '../evidence/preview-desk.ts';
import * as files from '../evidence/store.ts';
import type { Room } from '../room.ts';
import { keeps } from './annual.ts';
import type { ResponsibilityLetter } from './model.ts';
import * as store from './store.ts';
import { responsibilityLetterTable } from './tables.ts';

type At = Pick<Room, 'database' | 'clock'>;

export async function listLetters({ database }: At, caller: Caller, year: number): Promise<ResponsibilityLetter[]> {
  return (await store.listLetters(database, year, reachOf(caller, 'read-delivery'))).map((row) => letterOf(row, caller));
}

export async function openLetter({ database }: At, caller: Caller, id: string): Promise<ResponsibilityLetter | Refusal> {
  const row = await seen(database, caller, id);
  return isRefusal(row) ? row : letterOf(row, caller);
}

export interface Filing { readonly unit: string; readonly from: string; readonly year: number; readonly signedOn: string; readonly number?: string | undefined; readonly name: string }

/** A scan is a picture or a PDF; its kind is told by its bytes, its text is looked into for a secrecy mark. */
export async function fileLetter(at: At, desk: PreviewDesk, caller: Caller, bytes: Uint8Array, filing: Filing): Promise<ResponsibilityLetter | Refusal> {
  const { database, clock } = at;
  const from = await store.findUnit(database, filing.from);
  if (from === undefined || !may(caller, 'read-delivery', from.path) || await store.findUnit(database, filing.unit) === undefined) return refuse('unit-not-found');
  if (!keeps(caller, from.path)) return refuse('not-allowed', { action: 'dispatch-tasks' });
  if (filing.signedOn > today(clock)) return refuse('directive-in-future', { day: filing.signedOn, today: today(clock) });
  const media = mediaOf(bytes, filing.name);
  if (isRefusal(media)) return media;
  const picture = MEDIA[media].preview === 'image';
  if (!picture && media !== 'pdf' && media !== 'ofd') return refuse('letter-no-scan', { name: filing.name });
  const text = picture ? null : await desk.look(bytes, filing.name);
  if (isRefusal(text)) return text;
  const content = withoutTraces(bytes, media);
  const digest = sm3(content);
  return within<ResponsibilityLetter>(database, async (tx) => {
    if (await store.letterOf(tx, filing)) return refuse('letter-filed-already', { year: filing.year });
    const at_ = clock.now().toISOString();
    await files.keepFile(tx, { digest, size: content.length, media_type: MEDIA[media].type, content, preview: text, created_at: at_ });
    const id = randomUUID();
    const insert = { id, unit_id: filing.unit, from_unit_id: filing.from, year: filing.year, number: filing.number === undefined || filing.number === '' ? null : filing.number, signed_on: filing.signedOn, file_digest: digest, file_name: filing.name, filed_at: at_, version: 1 };
    const refused = await write(tx, { actor: actorOf(caller), action: 'file-responsibility-letter', subject: { kind: 'responsibility-letter', id }, at: at_, changes: [{ table: responsibilityLetterTable, id, insert }] });
    return refused ?? openLetter({ ...at, database: tx }, caller, id);
  });
}

/** The bytes, as a file to save. */
export async function letterFile({ database }: At, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const row = await seen(database, caller, id);
  if (isRefusal(row)) return row;
  const file = await files.fileOf(database, row.file_digest);
  return file === undefined ? refuse('letter-not-found') : { bytes: file.content, fileName: row.file_name, mediaType: 'application/octet-stream' };
}

export async function removeLetter({ database, clock }: At, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await within<'done'>(database, async (tx) => {
    const row = await seen(tx, caller, id);
    if (isRefusal(row)) return row;
    if (!keeps(caller, row.from_path)) return refuse('not-allowed', { action: 'dispatch-tasks' });
    return await write(tx, { actor: actorOf(caller), action: 'remove-responsibility-letter', subject: { kind: 'responsibility-letter', id }, at: clock.now().toISOString(), changes: [{ table: responsibilityLetterTable, id, version, gone: true }] }) ?? 'done';
  });
  return isRefusal(done) ? done : null;
}

async function seen(db: At['database'], caller: Caller, id: string): Promise<store.LetterRow | Refusal> {
  const row = await store.findLetter(db, id);
  return row !== undefined && (may(caller, 'read-delivery', row.unit_path) || may(caller, 'read-delivery', row.from_path)) ? row : refuse('letter-not-found');
}

function letterOf(row: store.LetterRow, caller: Caller): ResponsibilityLetter {
  return { id: row.id, version: row.version, unit: { id: row.unit_id, name: row.unit_name }, from: { id: row.from_unit_id, name: row.from_name }, year: row.year, number: row.number, signedOn: row.signed_on, fileName: row.file_name, mayChange: keeps(caller, row.from_path) };
}
