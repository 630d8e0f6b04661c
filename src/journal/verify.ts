/** The proof: nothing in the journal was altered, dropped or put in, and what is kept is what the entries tell. */
import { hash } from 'node:crypto';
import { binaryRows, type Database, inSnapshot, type Snapshot, type TableDescription } from '#platform';
import { sm3 } from '#platform/sm3';
import { headHash } from './digest.ts';
import type { Head } from './heads.ts';
import * as proof from './proof-store.ts';
import { type Difference, differences } from './replay-store.ts';
import type { Seal } from './seal-store.ts';

export interface Fault {
  readonly kind: 'entry-altered' | 'entry-form-unknown' | 'entry-outside-seals' | 'seal-broken' | 'seal-missing' | 'head-differs' | 'head-missing' | 'replay-failed'
    | 'batch-altered' | 'batch-missing' | 'batch-count' | 'batch-unnamed' | 'effect-blanked' | 'remark-altered' | 'remark-missing' | 'remark-blanked' | 'remark-unnamed' | Difference['kind'];
  /** The number of an entry or a seal, a digest, or `table id`; never a value. */
  readonly where: string;
  readonly columns: readonly string[];
}

export type KeptHead = Pick<Head, 'number' | 'head'>;

export interface Verdict {
  readonly entryCount: number;
  readonly sealCount: number;
  /** Entries that no seal covers yet. */
  readonly unsealedCount: number;
  readonly head: Head | null;
  /** The first of each sort. */
  readonly faults: readonly Fault[];
}

const LINES_BYTES = 16 * 1024;
/** Of each sort and table: enough to see what happened, too few to drown in. */
const MOST = 100;

/**
 * Goes over the whole journal and all journaled tables, as they are at one moment; the server may be running.
 * @param tables of all rooms. @param heads that were kept outside; each must be in the chain.
 */
export function verify(database: Database, tables: readonly TableDescription[], heads: readonly KeptHead[] = []): Promise<Verdict> {
  return inSnapshot(database, async (snapshot) => {
    // In a session of its own, so that the database compares while this process hashes.
    const state = compareState(snapshot, tables);
    // Of two failures the first is told; neither may go unheard.
    state.catch(() => {});
    const seals = await proof.seals(snapshot);
    const chain = await goOverEntries(snapshot, seals);
    const aside = [...await goOverBatches(snapshot), ...(await proof.oddities(snapshot, MOST)).map(({ kind, where }) => fault(kind as Fault['kind'], where))];
    const last = seals.at(-1);
    return {
      entryCount: chain.entryCount, sealCount: seals.length, unsealedCount: chain.unsealedCount, head: last ?? null,
      faults: [...chain.faults, ...compareHeads(seals, heads), ...aside, ...await state],
    };
  });
}

function fault(kind: Fault['kind'], where: string | number, columns: readonly string[] = []): Fault {
  return { kind, where: String(where), columns };
}

async function goOverEntries(snapshot: Snapshot, seals: readonly Seal[]): Promise<Pick<Verdict, 'entryCount' | 'unsealedCount' | 'faults'>> {
  const faults: Fault[] = [];
  const note = (kind: Fault['kind'], where: string | number): void => { if (faults.length < MOST) faults.push(fault(kind, where)); };
  let [entryCount, unsealedCount, sealed, next] = [0, 0, 0, 0];
  let hashing = headHash(null);

  // Lines are hashed many at a time: a call costs more than the hashing of a line.
  const lines = Buffer.allocUnsafe(LINES_BYTES);
  let held = 0;
  const pass = (): void => {
    hashing.addLines(lines.subarray(0, held));
    held = 0;
  };
  const finish = (seal: Seal): void => {
    pass();
    if (seal.number !== next + 1) note('seal-missing', next + 1);
    if (hashing.head({ ...seal, entryCount: sealed }) !== seal.head || sealed !== seal.entryCount) note('seal-broken', seal.number);
    // What follows is checked against the head that stands there, so that one fault is told once.
    hashing = headHash(seal.head);
    [sealed, next] = [0, seal.number];
  };
  let at = 0;
  let below = belowOf(seals[0]);
  const passed = (seal: Seal, era: number, xid: number): boolean => era > seal.era || (era === seal.era && xid >= below);

  await snapshot.copyOut(proof.ENTRIES, binaryRows(proof.ENTRY_COLUMNS, (bytes, bounds) => {
    const [era, xid] = [bytes.readInt32BE(bounds[0]), bytes.readUInt32BE(bounds[2] as number) * 2 ** 32 + bytes.readUInt32BE(bounds[2] as number + 4)];
    const [lineStart, lineEnd] = [bounds[4] as number, bounds[5] as number];
    entryCount += 1;
    if ((bounds[6] as number) < 0) note('entry-form-unknown', numberIn(bytes, lineStart, lineEnd));
    // An empty text: erased, of form 1; what is left of it is asked with the oddities.
    else if (bounds[6] !== bounds[7] && hash('sm3', sealedText(bytes, bounds), 'hex') !== bytes.toString('latin1', lineEnd - 65, lineEnd - 1)) note('entry-altered', numberIn(bytes, lineStart, lineEnd));
    while (at < seals.length && passed(seals[at] as Seal, era, xid)) {
      finish(seals[at] as Seal);
      at += 1;
      below = belowOf(seals[at]);
    }
    if (at === seals.length) unsealedCount += 1;
    else if ((seals[at] as Seal).era !== era) note('entry-outside-seals', numberIn(bytes, lineStart, lineEnd));
    else {
      if (held + lineEnd - lineStart > lines.length) pass();
      held += bytes.copy(lines, held, lineStart, lineEnd);
      sealed += 1;
    }
  }));
  for (; at < seals.length; at += 1) finish(seals[at] as Seal);
  return { entryCount, unsealedCount, faults };
}

/** Room for the longest text before an effect: ids, an action, digests. */
let joined = Buffer.allocUnsafe(4096);

/** The text that the digest is over; where the effect comes by itself, its digest follows upon the text. */
function sealedText(bytes: Buffer, bounds: ArrayLike<number>): Uint8Array {
  const [start, end, from, to] = [bounds[6] as number, bounds[7] as number, bounds[8] as number, bounds[9] as number];
  if (from < 0) return bytes.subarray(start, end);
  const length = end - start;
  if (joined.length < length + 68) joined = Buffer.allocUnsafe(2 * (length + 68));
  bytes.copy(joined, 0, start, end);
  joined.write(`sm3:${hash('sm3', bytes.subarray(from, to), 'hex')}`, length, 'latin1');
  return joined.subarray(0, length + 68);
}

function numberIn(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end).split('|', 1)[0] as string;
}

/** Transactions are counted up to 2^64; nobody has begun 2^53 of them. */
function belowOf(seal: Seal | undefined): number {
  return seal === undefined ? Number.POSITIVE_INFINITY : Number(seal.belowXid);
}

function compareHeads(seals: readonly Seal[], heads: readonly KeptHead[]): Fault[] {
  const known = new Map(seals.map((seal) => [seal.number, seal.head]));
  return heads.flatMap(({ number, head }) => {
    const found = known.get(number);
    return found === head ? [] : [fault(found === undefined ? 'head-missing' : 'head-differs', number)];
  });
}

async function goOverBatches(snapshot: Snapshot): Promise<Fault[]> {
  const faults: Fault[] = [];
  await snapshot.copyOut(proof.BATCHES, binaryRows(proof.BATCH_COLUMNS, (bytes, bounds) => {
    const digest = bytes.toString('latin1', bounds[0], bounds[1]);
    // Erased: whether an entry says so is asked with the oddities.
    if (faults.length >= MOST || (bounds[4] as number) < 0) return;
    if (sm3(bytes.subarray(bounds[4], bounds[5])) !== digest) faults.push(fault('batch-altered', digest));
    else if (bytes[bounds[2] as number] !== 1) faults.push(fault('batch-count', digest));
  }));
  return faults;
}

/** A value that does not fit its column fails the comparison of all tables; then each is compared by itself. */
async function compareState(snapshot: Snapshot, tables: readonly TableDescription[]): Promise<Fault[]> {
  const compare = async (some: readonly TableDescription[]): Promise<Fault[]> =>
    (await snapshot.beside((beside) => differences(beside, some, MOST))).map(({ kind, table, id, columns }) => fault(kind, `${table} ${id}`, columns));
  try {
    return await compare(tables);
  } catch (error) {
    if (!isAboutValues(error)) throw error;
  }
  const faults: Fault[] = [];
  for (const table of tables.filter(({ journaled }) => journaled)) {
    faults.push(...await compare([table]).catch((error: unknown) => {
      if (!isAboutValues(error)) throw error;
      return [fault('replay-failed', table.name)];
    }));
  }
  return faults;
}

/** SQLSTATE class 22: a value of a shape that its type does not take. */
function isAboutValues(error: unknown): boolean {
  return /^22/.test((error as { code?: string }).code ?? '');
}
