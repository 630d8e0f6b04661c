/** The layers on each cell, and what they come to. */
import type { Span } from '#kernel';
import { valuePrint } from './fingerprint.ts';
import { type CellState, type Correction, type Drift, parseKey, type Value } from './model.ts';
import type { Proposal } from './proposals.ts';

export interface Stack {
  /** Not undone, lowest first. */
  readonly layers: readonly Correction[];
  readonly version: number;
}

export interface Stacks {
  readonly of: (key: string) => Stack | undefined;
  readonly hasOwner: (owner: string) => boolean;
  /** Addresses of items under `owner:field`, in the order in which people came to them. */
  readonly items: (owner: string, field: string) => readonly string[];
  /** Tasks that were put in by hand and are not undone, oldest first. */
  readonly addedTasks: readonly Correction[];
  /** Every owner with the corrections laid on its cells. */
  readonly byOwner: ReadonlyMap<string, readonly Correction[]>;
}

export function stacksOf(corrections: readonly Correction[]): Stacks {
  const ordered = [...corrections].sort((a, b) => a.layer - b.layer);
  const byKey = new Map<string, { layers: Correction[]; version: number }>();
  const byOwner = new Map<string, Correction[]>();
  const items = new Map<string, Set<string>>();
  for (const correction of ordered) {
    const stack = byKey.get(correction.cell) ?? { layers: [], version: 0 };
    byKey.set(correction.cell, stack);
    stack.version += correction.version;
    if (correction.undone === null) stack.layers.push(correction);
  }
  for (const correction of [...corrections].sort(byMaking)) {
    const address = parseKey(correction.cell);
    if (address === null) continue;
    entry(byOwner, address.owner, () => []).push(correction);
    if (address.item !== null) entry(items, `${address.owner}:${address.field}`, () => new Set()).add(correction.cell);
  }
  return {
    of: (key) => byKey.get(key),
    hasOwner: (owner) => byOwner.has(owner),
    items: (owner, field) => [...items.get(`${owner}:${field}`) ?? []],
    addedTasks: [...corrections].sort(byMaking).filter(({ cell, kind, undone }) => kind === 'add' && undone === null && cell.endsWith(':task')),
    byOwner,
  };
}

/** As they were laid; of one stroke, as their words stand in the paper. */
function byMaking(a: Correction, b: Correction): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  const [here, there] = [a.rests?.[0] ?? Infinity, b.rests?.[0] ?? Infinity];
  return here !== there ? (here < there ? -1 : 1) : a.id < b.id ? -1 : 1;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}

/** What a cell holds when its layers are laid over what was read. */
export interface Resolved {
  readonly state: CellState;
  readonly value: Value;
  readonly span: Span | null;
  readonly drift: Drift;
  readonly correction: string | null;
  readonly version: number;
  /** A person's words, not the reader's: the value is written anew. */
  readonly byHand: boolean;
}

/** Null: nothing is read here and nobody put anything in (any more). */
export function resolve(stack: Stack | undefined, proposal: Pick<Proposal, 'value' | 'span'> | undefined): Resolved | null {
  const version = stack?.version ?? 0;
  const top = stack?.layers.at(-1);
  if (top === undefined) {
    return proposal === undefined ? null : { state: 'proposed', value: proposal.value, span: proposal.span, drift: 'same', correction: null, version, byHand: false };
  }
  const valued = stack?.layers.findLast(({ value }) => value !== undefined);
  const value = valued?.value ?? proposal?.value ?? null;
  const now = proposal === undefined ? null : valuePrint(proposal.value);
  const held = valuePrint(value);
  const added = stack?.layers.some(({ kind }) => kind === 'add') === true;
  // What is the reader's own word stays as the reader made it, with all that hangs on it; words chosen anew for it are a person's.
  const byHand = now !== held || (valued?.kind === 'correct' && !sameSpan(valued.rests, proposal?.span ?? null));
  const span = byHand && valued !== undefined ? valued.rests : proposal?.span ?? null;
  const shared = { value, span, correction: top.id, version };
  if (top.kind === 'remove') return { ...shared, state: 'removed', drift: now === null ? (added ? 'same' : 'agrees') : now === top.base ? 'same' : 'differs', byHand: false };
  const state: CellState = added ? 'added' : top.kind === 'accept' ? 'accepted' : 'corrected';
  const drift: Drift = added ? 'same' : now === null ? 'gone' : now === top.base ? 'same' : now === held ? 'agrees' : 'differs';
  return { ...shared, state, drift, byHand };
}

function sameSpan(a: Span | null, b: Span | null): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}
