/** What becomes of corrections, and of what nobody checked, when a newer reading takes the place of an older one. Pure. */
import type { Reading } from '#reader/model';
import { valuePrint } from './fingerprint.ts';
import { layCorrections } from './lay.ts';
import { type Match, matchReadings, type Slot } from './match.ts';
import { ownersOf } from './proposals.ts';
import { type CheckedCell, type Correction, type Field, keyOf, type Owner, parseKey, type TaskWords, type Value } from './model.ts';

/** `moved`: it stands at another address now; `agrees`: what was added by hand is read now; `lost`: its task is not read any more, so it rests until it is. */
export type Fate = 'same' | 'moved' | 'agrees' | 'lost';

export interface Carried {
  readonly correction: Correction;
  readonly fate: Fate;
  /** As it must be kept beside the newer reading; spans are UTF-16 units of the newer text. */
  readonly to: Correction;
}

/** Every correction, undone ones too, in the order given. */
export function carryOver(older: Reading, newer: Reading, corrections: readonly Correction[], match: Match = matchReadings(older, newer)): readonly Carried[] {
  const taken = new Set([...match.keys.values()]);
  const layers = new Map<string, number>();
  for (const { cell } of corrections) layers.set(cell, (layers.get(cell) ?? 0) + 1);
  const carried = corrections.map((correction): Carried => {
    const address = parseKey(correction.cell);
    if (address === null) return { correction, fate: 'lost', to: correction };
    const owner = address.kind === 'task' && !address.owner.startsWith('+') ? match.owners.get(address.owner) : address.owner;
    if (owner === undefined) return { correction, fate: 'lost', to: correction };
    const cell = match.keys.get(correction.cell) ?? keyOf(owner, address.field, address.item ?? undefined);
    const to = onNewerWords({ ...correction, cell }, match, older);
    const read = readNow(to, owner, address.item, match, taken, layers.get(correction.cell) ?? 0);
    if (read !== undefined) return { correction, fate: 'agrees', to: { ...to, ...read } };
    return { correction, fate: cell === correction.cell ? 'same' : 'moved', to };
  });
  return apart(carried);
}

/** Where two cells became one, the layers of the one lie over those of the other. */
function apart(carried: readonly Carried[]): readonly Carried[] {
  const place = ({ cell, layer }: Correction): string => `${cell} ${layer}`;
  const held = new Set(carried.filter(({ correction, to }) => correction.cell === to.cell).map(({ to }) => place(to)));
  return carried.map((one) => {
    if (one.correction.cell === one.to.cell) return one;
    let { layer } = one.to;
    while (held.has(place({ ...one.to, layer }))) layer += 1;
    held.add(place({ ...one.to, layer }));
    return layer === one.to.layer ? one : { ...one, to: { ...one.to, layer } };
  });
}

function onNewerWords(correction: Correction, { words, owners }: Match, older: Reading): Correction {
  const { rests, value } = correction;
  const after = (value as TaskWords | null | undefined)?.after;
  const moved = correction.cell.endsWith(':task') && after != null && owners.has(after) ? { ...correction, value: { ...(value as TaskWords), after: owners.get(after) } } : correction;
  if (rests === null) return moved;
  const there = words(rests);
  // The words are kept as the reason where the newer text has lost them.
  return there !== null ? { ...moved, rests: there } : { ...moved, rests: null, reason: correction.reason ?? older.source.text.slice(...rests).replace(/\s+/gu, '') };
}

/** An item put in by hand that the newer reader reads as well, where nobody said anything else of either. */
function readNow({ kind, undone, value }: Correction, owner: string, item: string | null, { next }: Match, taken: Set<string>, layers: number): Pick<Correction, 'cell' | 'kind' | 'base'> | undefined {
  if (kind !== 'add' || undone !== null || layers !== 1 || item === null || !item.startsWith('+')) return undefined;
  const print = valuePrint(value);
  const slot = [...next.values()].find((one) => one.owner === owner && !taken.has(one.key) && valuePrint(one.value) === print);
  if (slot === undefined) return undefined;
  taken.add(slot.key);
  return { cell: slot.key, kind: 'accept', base: print };
}

/** `taken`: nobody checked it, so the newer one counts; `kept`: a person's word stays; `agrees`: the newer reader says what the person said; `lost`: the task is gone, what was said of it rests. */
export type Effect = 'taken' | 'kept' | 'agrees' | 'lost';

export interface Difference {
  /** Of the older reading; of the newer one where only that has it. */
  readonly key: string;
  readonly kind: Owner;
  readonly field: Field;
  /** The words of the task it belongs to, for a person; null at head and headings. */
  readonly task: string | null;
  /** As it counts now; undefined where there is nothing. */
  readonly now: Value | undefined;
  readonly newer: Value | undefined;
  readonly effect: Effect;
}

/** What would change: whatever the newer reader proposes otherwise, with what a person's word makes of it. */
export function compareReadings(older: Reading, newer: Reading, corrections: readonly Correction[]): readonly Difference[] {
  const match = matchReadings(older, newer);
  const now = new Map(layCorrections(older, corrections).cells.map((cell) => [cell.key, cell]));
  const agreed = new Set(carryOver(older, newer, corrections, match).flatMap(({ fate, to }) => (fate === 'agrees' ? [to.cell] : [])));
  const differences: (Difference & { readonly place: number })[] = [];
  const placeOf = placesIn(match, older, newer);
  const told = new Set([...match.owners.values()]);
  for (const [key, slot] of match.old) {
    const goneTask = slot.kind === 'task' && !match.owners.has(slot.owner);
    if (goneTask && slot.field !== 'task') continue;
    const newKey = match.keys.get(key);
    const next = newKey === undefined ? undefined : match.next.get(newKey);
    if (slot.field === 'task' ? !goneTask : next !== undefined && valuePrint(next.value) === valuePrint(slot.value)) continue;
    const cell = now.get(key);
    const effect: Effect = goneTask ? (spokenOf(slot.owner, corrections) ? 'lost' : 'taken') : effectOn(cell, next?.value);
    differences.push({ key, kind: slot.kind, field: slot.field, task: titleOf(match, slot.owner, 'old'), now: cell?.state === 'removed' ? undefined : cell?.value ?? slot.value, newer: next?.value, effect, place: placeOf(slot, 'old') });
  }
  const known = new Set([...match.keys.values()]);
  for (const [key, slot] of match.next) {
    const newTask = slot.kind === 'task' && !told.has(slot.owner);
    if (known.has(key) || (newTask && slot.field !== 'task')) continue;
    differences.push({ key, kind: slot.kind, field: slot.field, task: titleOf(match, slot.owner, 'next'), now: undefined, newer: slot.value, effect: agreed.has(key) ? 'agrees' : 'taken', place: placeOf(slot, 'next') });
  }
  return differences.sort((a, b) => a.place - b.place).map(({ place: _place, ...difference }) => difference);
}

/** Where a cell stands: the head first, then the tasks in the order of the newer reading, then the headings. */
function placesIn(match: Match, older: Reading, newer: Reading): (slot: Slot, of: 'old' | 'next') => number {
  const next = new Map(ownersOf(newer).map((owner, t) => [owner, t]));
  const old = new Map<string, number>();
  let last = 0;
  for (const owner of ownersOf(older)) {
    last = next.get(match.owners.get(owner) ?? '') ?? last;
    old.set(owner, last);
  }
  return ({ kind, owner }, of) => (kind === 'head' ? -1 : kind === 'section' ? Number.MAX_SAFE_INTEGER : (of === 'old' ? old : next).get(owner) ?? 0);
}

function effectOn(cell: CheckedCell | undefined, newer: Value | undefined): Effect {
  if (cell === undefined || cell.state === 'proposed') return 'taken';
  if (cell.state === 'removed') return newer === undefined ? 'agrees' : 'kept';
  return newer !== undefined && valuePrint(newer) === valuePrint(cell.value) ? 'agrees' : 'kept';
}

function spokenOf(owner: string, corrections: readonly Correction[]): boolean {
  return corrections.some(({ cell, undone }) => undone === null && cell.startsWith(`${owner}:`));
}

function titleOf(match: Match, owner: string, of: 'old' | 'next'): string | null {
  const words = match[of].get(keyOf(owner, 'task'))?.value as TaskWords | undefined;
  return words === undefined ? null : [words.number, words.title ?? words.text.slice(0, 40)].filter((part) => part !== null).join(' ');
}
