/** Which cell of a newer reading is which of an older one: by its address, else by the words that both stand on. Pure. */
import type { Span } from '#kernel';
import type { Reading, Task } from '#reader/model';
import { type Field, ITEM_FIELDS, keyOf, type Owner, type Value } from './model.ts';
import { headProposals, ownersOf, type Proposal, sectionProposals, taskProposals, wordsOf } from './proposals.ts';
import { type TextMap, textMap } from './text-map.ts';

/** A cell that a reading proposes, with where it stands. */
export interface Slot {
  readonly key: string;
  readonly kind: Owner;
  readonly owner: string;
  readonly field: Field;
  readonly value: Value;
  readonly span: Span | null;
}

export interface Match {
  readonly owners: ReadonlyMap<string, string>;
  /** From the older address to the newer one. */
  readonly keys: ReadonlyMap<string, string>;
  readonly old: ReadonlyMap<string, Slot>;
  readonly next: ReadonlyMap<string, Slot>;
  /** From the older text to the newer one. */
  readonly words: TextMap;
}

/** So much of the shorter passage must lie in the other. */
const ENOUGH = 0.5;

export function matchReadings(older: Reading, newer: Reading): Match {
  const words = textMap(older.source.text, newer.source.text);
  const owners = pair(listed(ownersOf(older), older.tasks), listed(ownersOf(newer), newer.tasks), words);
  const [old, next] = [slotsOf(older), slotsOf(newer)];
  const keys = new Map<string, string>();
  const newerTasks = new Map(ownersOf(newer).map((owner, t) => [owner, taskProposals(newer.tasks[t] as Task, owner, newer.source.text)]));
  ownersOf(older).forEach((owner, t) => {
    const to = owners.get(owner);
    if (to === undefined) return;
    const [here, there] = [taskProposals(older.tasks[t] as Task, owner, older.source.text), newerTasks.get(to)];
    keys.set(keyOf(owner, 'task'), keyOf(to, 'task'));
    for (const { key, field } of here.single) keys.set(key, keyOf(to, field));
    for (const field of ITEM_FIELDS) for (const [from, into] of pair(spotted(here.items[field]), spotted(there?.items[field] ?? []), words, owner, to)) keys.set(from, into);
  });
  for (const { key } of headProposals(older)) keys.set(key, key);
  for (const [from, into] of pair(spotted(sectionProposals(older)), spotted(sectionProposals(newer)), words)) keys.set(from, into);
  return { owners, keys, old, next, words };
}

interface Spot { readonly key: string; readonly span: Span }

function listed(owners: readonly string[], tasks: readonly Task[]): readonly Spot[] {
  return owners.map((key, t) => ({ key, span: (tasks[t] as Task).span }));
}

function spotted(proposals: readonly Proposal[]): readonly Spot[] {
  return proposals.map(({ key, span }) => ({ key, span: span as Span }));
}

/** The same address first (under the newer owner's name), then the most words in common; each once. */
function pair(old: readonly Spot[], next: readonly Spot[], words: TextMap, from = '', to = ''): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const left = new Map(next.map((spot) => [spot.key, spot]));
  for (const { key } of old) {
    const same = from === '' ? key : `${to}${key.slice(from.length)}`;
    if (left.delete(same)) found.set(key, same);
  }
  for (const { key, span } of old) {
    if (found.has(key)) continue;
    const here = words(span);
    const best = here === null ? undefined : [...left.values()].map((spot) => ({ spot, share: overlap(here, spot.span) })).sort((a, b) => b.share - a.share)[0];
    if (best === undefined || best.share < ENOUGH) continue;
    found.set(key, best.spot.key);
    left.delete(best.spot.key);
  }
  return found;
}

function overlap([a, b]: Span, [c, d]: Span): number {
  const shorter = Math.min(b - a, d - c);
  return shorter <= 0 ? 0 : (Math.min(b, d) - Math.max(a, c)) / shorter;
}

function slotsOf(reading: Reading): ReadonlyMap<string, Slot> {
  const slots: Slot[] = [];
  const put = (kind: Owner, owner: string, proposals: readonly Proposal[]): void => { for (const one of proposals) slots.push({ ...one, kind, owner }); };
  put('head', 'head', headProposals(reading));
  ownersOf(reading).forEach((owner, t) => {
    const task = reading.tasks[t] as Task;
    const { single, items } = taskProposals(task, owner, reading.source.text);
    slots.push({ key: keyOf(owner, 'task'), kind: 'task', owner, field: 'task', value: wordsOf(task), span: task.span });
    put('task', owner, single);
    for (const field of ITEM_FIELDS) put('task', owner, items[field]);
  });
  put('section', 'section', sectionProposals(reading));
  return new Map(slots.map((slot) => [slot.key, slot]));
}
