/** What can be done with evidence: a paper by its number first, a file where there is none. */
import { randomUUID } from 'node:crypto';
import { actsFor } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { type Caller, type Executor, type FileReply, within } from '#platform';
import { sm3 } from '#platform/sm3';
import type { z } from 'zod';
import { sees } from '../allowed.ts';
import type { Room } from '../room.ts';
import { evidenceTable, reportTable } from '../reporting-tables.ts';
import { ownEyes, refusedFor } from '../reports/allowed.ts';
import { load, shown } from '../reports/load.ts';
import type { Report } from '../reports/model.ts';
import * as reports from '../reports/store.ts';
import { photosBelong, type TaskKind } from './demand.ts';
import { MEDIA, mediaOf } from './media.ts';
import type { AddEvidence, FileAsked } from './model.ts';
import { withoutTraces } from './photo.ts';
import type { PreviewDesk } from './preview-desk.ts';
import * as store from './store.ts';

/** More than a report needs; a hundred photos are no better evidence than three. */
const MOST = 30;
type Place = readonly [assignmentId: string, periodId: string];

export async function addEvidence(room: Room, caller: Caller, place: Place, input: z.output<typeof AddEvidence>): Promise<Report | Refusal> {
  return add(room, caller, place, async () => ({ kind: input.kind, title: input.title, number: input.kind === 'link' ? null : input.number ?? null, issued_on: input.kind === 'link' ? null : input.issuedOn ?? null, link: input.kind === 'paper' ? input.link ?? null : input.kind === 'link' ? input.link : null, file_digest: null }));
}

/** The file's kind is told by its bytes, its text looked into for a secrecy mark, a photo freed of what the camera wrote about it. */
export async function addEvidenceFile(room: Room, desk: PreviewDesk, caller: Caller, place: Place, bytes: Uint8Array, asked: z.output<typeof FileAsked>): Promise<Report | Refusal> {
  const media = mediaOf(bytes, asked.name);
  if (isRefusal(media)) return media;
  const picture = MEDIA[media].preview === 'image';
  if (asked.kind === 'photo' && !picture) return refuse('photo-no-picture', { name: asked.name });
  // Who may not add is told so before any work is done for them.
  const allowed = await within(room.database, async (tx) => allowedAt(room, tx, caller, place));
  if (isRefusal(allowed)) return allowed;
  const text = picture ? null : await desk.look(bytes, asked.name);
  if (isRefusal(text)) return text;
  const content = withoutTraces(bytes, media);
  const file = { digest: sm3(content), size: content.length, media_type: MEDIA[media].type, content, preview: text, created_at: room.clock.now().toISOString() };
  return add(room, caller, place, async (tx, about) => {
    if (asked.kind === 'photo' && !photosBelong(about.task_kind as TaskKind, `${about.title}${about.task_text}`)) return refuse('photo-not-asked');
    await store.keepFile(tx, file);
    return { kind: asked.kind, title: asked.title ?? asked.name, number: null, issued_on: null, link: null, file_digest: file.digest };
  });
}

/** Only while the report is being written; of one that was handed in nothing is taken away. */
export async function removeEvidence(room: Room, caller: Caller, id: string, version: number): Promise<Report | Refusal> {
  const row = await store.findEvidence(room.database, id);
  const report = row === undefined ? undefined : await reports.findReportById(room.database, row.report_id);
  if (row === undefined || report === undefined) return refuse('evidence-not-found');
  return within(room.database, async (tx) => {
    const found = await allowedAt(room, tx, caller, [report.assignment_id, report.period_id]);
    if (isRefusal(found)) return found.refused === 'report-not-found' ? refuse('evidence-not-found') : found;
    const refused = await write(tx, { actor: actorOf(caller), action: 'remove-evidence', subject: { kind: 'report', id: report.id }, at: room.clock.now().toISOString(), changes: [{ table: evidenceTable, id, gone: true, version }] });
    return refused ?? shown(tx, caller, found);
  });
}

export async function openEvidence({ database }: Room, caller: Caller, id: string): Promise<store.EvidenceRow | Refusal> {
  const row = await store.findEvidence(database, id);
  const about = row === undefined ? undefined : await reports.findAbout(database, row.assignment_id);
  const report = row === undefined ? undefined : await reports.findReportById(database, row.report_id);
  if (row === undefined || about === undefined || report === undefined || !sees(caller, about)) return refuse('evidence-not-found');
  return !ownEyes(caller, about) && ['draft', 'returned'].includes(report.status) ? refuse('evidence-not-found') : row;
}

/** The bytes, as a file to save: whatever people send in is not shown by the browser as a page. */
export async function evidenceFile(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const found = await bytesOf(room, caller, id);
  if (isRefusal(found)) return found;
  const ending = Object.values(MEDIA).find(({ type }) => type === found.file.media_type)?.endings[0] ?? 'bin';
  const named = found.row.title.toLowerCase().endsWith(`.${ending}`) || /\.[a-z]{3,4}$/iu.test(found.row.title);
  return { bytes: found.file.content, fileName: named ? found.row.title : `${found.row.title}.${ending}`, mediaType: 'application/octet-stream' };
}

/** A picture, for an `<img>` of our own pages: no other type is ever sent this way. */
export async function evidencePicture(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const found = await bytesOf(room, caller, id);
  if (isRefusal(found)) return found;
  return found.file.media_type.startsWith('image/') ? { bytes: found.file.content, fileName: found.row.title, mediaType: found.file.media_type } : refuse('evidence-no-picture');
}

export async function evidenceText(room: Room, caller: Caller, id: string): Promise<{ text: string } | Refusal> {
  const found = await bytesOf(room, caller, id);
  if (isRefusal(found)) return found;
  return { text: found.file.preview ?? '' };
}

async function bytesOf(room: Room, caller: Caller, id: string): Promise<{ row: store.EvidenceRow; file: NonNullable<Awaited<ReturnType<typeof store.fileOf>>> } | Refusal> {
  const row = await openEvidence(room, caller, id);
  if (isRefusal(row)) return row;
  const file = row.file_digest === null ? undefined : await store.fileOf(room.database, row.file_digest);
  return file === undefined ? refuse('evidence-not-found') : { row, file };
}

/** Bytes that no evidence names any more go. */
export async function sweepEvidence({ database }: Room): Promise<void> {
  await within(database, async (tx) => { await store.sweepFiles(tx); return null; });
}

type NewRow = Readonly<Record<'kind' | 'title' | 'number' | 'issued_on' | 'link' | 'file_digest', string | null>>;

async function allowedAt(room: Room, tx: Executor, caller: Caller, [assignmentId, periodId]: Place) {
  const found = await load(tx, caller, assignmentId, periodId, true, room.clock.now().toISOString());
  if (found === undefined) return refuse('report-not-found');
  // Of what is recorded on a unit's behalf the evidence is the sender's to add.
  const recording = !actsFor(caller, 'report-progress', found.about.unit_id, found.about.office_unit_id);
  return refusedFor(caller, recording ? 'record' : 'save', found.about, found.period, found.report, found.reviewedAbove) ?? found;
}

/** To the report; one that nobody began is begun by it. */
async function add(room: Room, caller: Caller, place: Place, make: (tx: Executor, about: reports.AboutRow) => Promise<NewRow | Refusal>): Promise<Report | Refusal> {
  return within(room.database, async (tx) => {
    const found = await allowedAt(room, tx, caller, place);
    if (isRefusal(found)) return found;
    const row = await make(tx, found.about);
    if (isRefusal(row)) return row;
    const now = room.clock.now().toISOString();
    const reportId = found.report?.id ?? randomUUID();
    if ((await store.evidenceOf(tx, [reportId])).length >= MOST) return refuse('too-much-evidence', { limit: MOST });
    const id = randomUUID();
    const changes: Change[] = [
      ...(found.report !== undefined ? [] : [{ table: reportTable, id: reportId, insert: { id: reportId, salt: newSalt(), assignment_id: place[0], period_id: place[1], status: 'draft', late: false, asked_fields: 0, prefilled_fields: 0, origins: {}, version: 1 } }]),
      { table: evidenceTable, id, insert: { id, assignment_id: place[0], report_id: reportId, ...row, added_at: now, version: 1 } },
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: 'add-evidence', subject: { kind: 'report', id: reportId }, at: now, changes });
    return refused ?? shown(tx, caller, { ...found, report: await reports.findReport(tx, ...place) });
  });
}
