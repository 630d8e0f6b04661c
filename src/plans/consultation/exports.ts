/** The papers of a consultation: letters, the table of what was adopted, the next draft. */
import { zipSync } from 'fflate';
import { isRefusal, type Refusal } from '#kernel';
import { checkedReading } from '#documents';
import { csvOf, MEDIA_TYPES, writePaper, writeTable } from '#forms';
import type { Caller, FileReply } from '#platform';
import type { Room } from '../room.ts';
import { findPlan } from '../store/plans.ts';
import { adoptionTable } from './adoption.ts';
import { getConsultation, getUnit } from './commands.ts';
import { sentDraft } from './draft.ts';
import { consultationLetter } from './letter.ts';
import { markedDraft } from './marked-draft.ts';
import type { Consultation, ConsultedUnit } from './model.ts';

export async function letterTo(room: Room, caller: Caller, unitId: string): Promise<FileReply | Refusal> {
  const found = await getUnit(room, caller, unitId);
  if (isRefusal(found)) return found;
  const bytes = await (await writerOf(room, found.round))(found.unit);
  return isRefusal(bytes) ? bytes : { bytes, fileName: letterName(found.round, found.unit), mediaType: MEDIA_TYPES.docx };
}

/** All letters of a round in one archive, in the order in which the draft names the units. */
export async function letterArchive(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const round = await getConsultation(room, caller, id);
  if (isRefusal(round)) return round;
  const letterFor = await writerOf(room, round);
  const files: Record<string, Uint8Array> = {};
  for (const [place, unit] of round.units.entries()) {
    const bytes = await letterFor(unit);
    if (isRefusal(bytes)) return bytes;
    files[`${String(place + 1).padStart(String(round.units.length).length, '0')} ${letterName(round, unit)}`] = bytes;
  }
  files['名单.csv'] = csvOf([['单位', '牵头', '配合'], ...round.units.map(({ name, leadCount, cooperatingCount }) => [name, String(leadCount), String(cooperatingCount)])]);
  return { bytes: zipSync(files, { level: 0, mtime: '1980-01-01T12:00:00' }), fileName: `征求意见函 ${round.planTitle} 第${round.round}次.zip`, mediaType: 'application/zip' };
}

export async function adoption(room: Room, caller: Caller, id: string, format: 'docx' | 'xlsx'): Promise<FileReply | Refusal> {
  const round = await getConsultation(room, caller, id);
  return isRefusal(round) ? round : adoptionOf(round, format);
}

export async function adoptionOf(round: Consultation, format: 'docx' | 'xlsx'): Promise<FileReply | Refusal> {
  const bytes = await writeTable(adoptionTable(round), format);
  return isRefusal(bytes) ? bytes : { bytes, fileName: `意见采纳情况表 ${round.planTitle}.${format}`, mediaType: MEDIA_TYPES[format] };
}

export async function nextDraft(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const round = await getConsultation(room, caller, id);
  if (isRefusal(round)) return round;
  const now = await checkedReading(room.database, round.documentId);
  if (isRefusal(now)) return now;
  const { table } = markedDraft(round.planTitle, await sentDraft(room.database, id), now);
  const bytes = await writeTable(table, 'docx');
  return isRefusal(bytes) ? bytes : { bytes, fileName: `修改稿 ${round.planTitle}.docx`, mediaType: MEDIA_TYPES.docx };
}

/** Writes the letters of a round, whose draft and sender are the same for all units. */
async function writerOf(room: Room, { id, planId, planTitle, round, answerBy, contact }: Consultation): Promise<(unit: ConsultedUnit) => Promise<Uint8Array | Refusal>> {
  const { reading } = await sentDraft(room.database, id);
  const sender = await senderOf(room, planId) ?? reading.document.issuers[0] ?? null;
  return async (unit) => {
    const letter = consultationLetter(reading, { unit: unit.name, planTitle, sender, round, answerBy, contact, number: unit.sentNumber, sentOn: unit.sentOn });
    return isRefusal(letter) ? letter : writePaper(letter);
  };
}

/** A name may hold what no file system takes. */
function letterName({ planTitle }: Consultation, { name }: ConsultedUnit): string {
  return `${`征求意见函 ${name} ${planTitle}`.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').slice(0, 110)}.docx`;
}

/** The unit whose plan it is. */
async function senderOf({ database, below }: Room, planId: string): Promise<string | null> {
  const owner = (await findPlan(database, planId))?.owner_unit_id ?? null;
  return owner === null ? null : below.nameOf(database, owner);
}
