/** What was said of a document at the desk: fetched, laid over the reading here, and changed through the server. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { codePointIndex, type Span } from '#kernel';
import { type CheckedCell, type CheckedReading, type Correction, correctionsInside, findingKeys, layCorrections, type Value } from '#documents/corrections';
import type { Reading } from '#reader/model';
import { type Answer, call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { useSession } from '../../access/session.tsx';
import { type CellIndex, indexCells, isOpen } from './cell-anchors.ts';
import type { People } from './made.ts';

export type Settlement = Answer<'listCorrections'>['settlements'][number];
export type Outcome = Settlement['outcome'];

/** What a person put in: a value and the words it rests on, or why it rests on none. */
export interface Entry {
  readonly value: Value;
  /** UTF-16 units of the source. */
  readonly rests: Span | null;
  readonly reason: string | null;
}

export type AddedField = 'responsibility' | 'deadline' | 'target' | 'task';

/** Somebody was faster: his value stands, ours waits. */
export interface Conflict {
  readonly key: string;
  /** Null: ours was to take the cell out. */
  readonly mine: Entry | null;
}

export interface Checking {
  readonly documentId: string;
  readonly checked: CheckedReading;
  readonly index: CellIndex;
  readonly corrections: readonly Correction[];
  /** The same as the server last said it, also where the page is not drawn anew yet. */
  readonly latest: () => Pick<Checking, 'index' | 'corrections'>;
  readonly reread: Answer<'listCorrections'>['reread'];
  readonly people: People;
  readonly settlementOf: (finding: number) => Settlement | undefined;
  /** Positions of the findings that need no look any more. */
  readonly settled: ReadonlySet<number>;
  readonly correctionOf: (cell: CheckedCell) => Correction | undefined;
  readonly correct: (cell: CheckedCell, entry: Entry) => Promise<boolean>;
  readonly add: (owner: string | null, field: AddedField, entry: Entry) => Promise<string | null>;
  readonly remove: (cell: CheckedCell) => Promise<boolean>;
  readonly undo: (cell: Pick<CheckedCell, 'key' | 'version'>) => Promise<boolean>;
  readonly readAgain: () => Promise<'same' | 'offered' | 'failed' | null>;
  /** Those among them that are still open. @returns the step, for the way back; null where there was nothing to do. */
  readonly accept: (cells: readonly CheckedCell[]) => Promise<{ readonly step: string; readonly count: number } | null>;
  /** Before an offset of the source (UTF-16 units). @returns the step, for the way back. */
  readonly divide: (task: number, at: number) => Promise<string | null>;
  /** With the task before it. */
  readonly join: (task: number) => Promise<string | null>;
  readonly undoStep: (step: string) => Promise<boolean>;
  readonly settle: (finding: number, outcome: Outcome, remark: string | null) => Promise<boolean>;
  readonly conflict: Conflict | null;
  readonly leaveConflict: () => void;
}

type Told = Answer<'listCorrections'>;
/** How often others' work is looked for. */
const LOOK_MS = 15_000;

/** Nothing answered, or not as it should: the next look may find it mended. */
function passes(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 500);
}

export interface CheckingState {
  /** Null until the corrections are there. */
  readonly checking: Checking | null;
  /** Why they are not, or are no more. A look at others' work that only failed for now leaves the desk, and what is being typed, as it is. */
  readonly error: unknown;
  readonly again: () => Promise<unknown>;
}

interface Laid { readonly corrections: readonly Correction[]; readonly checked: CheckedReading; readonly index: CellIndex }

/** Lays what was said over the reading, once for each answer of the server. */
function layer(reading: Reading): (told: Told) => Laid {
  const known = new WeakMap<Told, Laid>();
  return (told) => {
    const before = known.get(told);
    if (before !== undefined) return before;
    const corrections = correctionsInside(told.corrections, reading.source.text);
    const checked = layCorrections(reading, corrections);
    const laid = { corrections, checked, index: indexCells(checked.cells) };
    known.set(told, laid);
    return laid;
  };
}

/** @param complain told of what was refused, but for a conflict, which is kept for its dialog. */
export function useChecking(documentId: string, reading: Reading | null, complain: (error: unknown) => void): CheckingState {
  const queries = useQueryClient();
  const me = useSession().me?.account?.id ?? null;
  const name = useMemo(() => ['corrections', documentId], [documentId]);
  const { data, error, refetch } = useQuery({ queryKey: name, queryFn: async ({ signal }) => {
    const before = queries.getQueryData<Told>(name);
    const now = await call('listCorrections', { params: { id: documentId }, query: { known: before?.version }, signal });
    return now.unchanged && before !== undefined ? before : now;
  }, refetchInterval: ({ state }) => (state.error === null || passes(state.error) ? LOOK_MS : false), refetchOnWindowFocus: 'always' });
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const lay = useMemo(() => (reading === null ? null : layer(reading)), [reading]);
  const laid = useMemo(() => (lay === null || data === undefined ? null : lay(data)), [lay, data]);
  const findings = useMemo(() => (reading === null ? [] : findingKeys(reading)), [reading]);

  const settlements = data?.settlements;
  const settled = useMemo(() => {
    const closed = new Set((settlements ?? []).filter(({ outcome }) => outcome !== 'open').map(({ finding }) => finding));
    return new Set(findings.flatMap((key, f) => (closed.has(key) ? [f] : [])));
  }, [settlements, findings]);

  const merge = useCallback((changed: readonly Correction[], settled: readonly Settlement[] = []) => {
    // A look at others' work that is under way knows less than this.
    void queries.cancelQueries({ queryKey: name });
    queries.setQueryData<Told>(name, (before) => {
      if (before === undefined) return before;
      const ids = new Set(changed.map(({ id }) => id));
      const keys = new Set(settled.map(({ finding }) => finding));
      const sum = (rows: readonly { readonly version: number }[]): number => rows.reduce((all, { version }) => all + version, 0);
      const version = before.version + sum(changed) + sum(settled) - sum(before.corrections.filter(({ id }) => ids.has(id))) - sum(before.settlements.filter(({ finding }) => keys.has(finding)));
      return { ...before, version, corrections: [...before.corrections.filter(({ id }) => !ids.has(id)), ...changed], settlements: [...before.settlements.filter(({ finding }) => !keys.has(finding)), ...settled] };
    });
  }, [queries, name]);

  const attempt = useCallback(async <T>(step: () => Promise<T>, late?: Conflict): Promise<T | null> => {
    try {
      return await step();
    } catch (failed) {
      const moved = failed instanceof Problem && failed.status === 412;
      if (moved) await refetch();
      if (moved && late !== undefined) setConflict(late);
      else complain(failed);
      return null;
    }
  }, [refetch, complain]);

  const checking = useMemo<Checking | null>(() => {
    if (reading === null || data === undefined || lay === null || laid === null) return null;
    const { corrections, checked, index } = laid;
    const { toCodePoint } = codePointIndex(reading.source.text);
    const wire = ({ value, rests, reason }: Entry): { value: never; rests: [number, number] | null; reason: string | null } => ({ value: value as never, rests: rests === null ? null : [toCodePoint(rests[0]), toCodePoint(rests[1])], reason });
    const byId = new Map(corrections.map((one) => [one.id, one]));
    const at = ({ key }: Pick<CheckedCell, 'key'>): { id: string; cell: string } => ({ id: documentId, cell: key });
    return {
      documentId, checked, index, corrections, latest: () => lay(queries.getQueryData<Told>(name) ?? data), reread: data.reread, conflict, people: { me, names: data.makers },
      settled,
      settlementOf: (finding) => data.settlements.find((one) => one.finding === findings[finding] && one.outcome !== 'open'),
      correctionOf: (cell) => (cell.correction === null ? undefined : byId.get(cell.correction)),
      correct: async (cell, entry) => {
        const done = await attempt(() => call('correctCell', { params: at(cell), body: wire(entry), ifMatch: cell.version }), { key: cell.key, mine: entry });
        if (done !== null) merge(done.corrections);
        return done !== null;
      },
      add: async (owner, field, entry) => {
        const done = await attempt(() => call('addCell', { params: { id: documentId }, body: { owner, field, ...wire(entry) }, once: crypto.randomUUID() }));
        if (done !== null) merge(done.corrections);
        return done?.cell?.key ?? null;
      },
      remove: async (cell) => {
        const done = await attempt(() => call('removeCell', { params: at(cell), query: {}, ifMatch: cell.version }), { key: cell.key, mine: null });
        if (done !== null) merge(done.corrections);
        return done !== null;
      },
      undo: async (cell) => {
        const done = await attempt(() => call('undoCell', { params: at(cell), ifMatch: cell.version }));
        if (done !== null) merge(done.corrections);
        return done !== null;
      },
      accept: async (cells) => {
        const open = cells.filter((cell) => isOpen(cell) || cell.drift === 'differs');
        if (open.length === 0) return null;
        const done = await attempt(() => call('acceptCells', { params: { id: documentId }, body: { cells: open.map(({ key, version }) => ({ cell: key, version })) } }));
        if (done === null) return null;
        merge(done.corrections);
        return { step: done.step, count: open.length };
      },
      divide: async (task, offset) => {
        const text = index.at(`t${task}.x`);
        if (text === undefined) return null;
        const done = await attempt(() => call('divideTask', { params: { id: documentId, owner: checked.owners[task] ?? '' }, body: { version: text.version, at: toCodePoint(offset) } }));
        if (done !== null) merge(done.corrections);
        return done?.step ?? null;
      },
      join: async (task) => {
        const [text, before] = [index.at(`t${task}.x`), index.at(`t${task - 1}.x`)];
        if (text === undefined || before === undefined) return null;
        const done = await attempt(() => call('joinTask', { params: { id: documentId, owner: checked.owners[task] ?? '' }, body: { version: text.version, before: { owner: checked.owners[task - 1] ?? '', version: before.version } } }));
        if (done !== null) merge(done.corrections);
        return done?.step ?? null;
      },
      undoStep: async (step) => {
        const done = await attempt(() => call('undoStep', { params: { id: documentId, step } }));
        if (done !== null) merge(done.corrections);
        return done !== null;
      },
      settle: async (finding, outcome, remark) => {
        const key = findings[finding] as string;
        const version = data.settlements.find((one) => one.finding === key)?.version ?? 0;
        const done = await attempt(() => call('settleFinding', { params: { id: documentId, finding: key }, body: { outcome, remark }, ifMatch: version }));
        if (done !== null) merge([], [done]);
        return done !== null;
      },
      readAgain: async () => {
        const done = await attempt(() => call('readAgain', { params: { id: documentId } }));
        if (done !== null) await refetch();
        return done === null ? null : done.state === 'offered' || done.state === 'failed' ? done.state : 'same';
      },
      leaveConflict: () => setConflict(null),
    };
  }, [reading, data, lay, laid, findings, settled, conflict, documentId, attempt, merge, refetch, me, queries, name]);
  return { checking, error: data !== undefined && passes(error) ? null : error, again: refetch };
}
