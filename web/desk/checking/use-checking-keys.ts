/** The checking desk's own state and keys: what is being edited, which words are chosen, what a key does to the chosen cell. */
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Span } from '#kernel';
import { useWords } from '../../labels/words.ts';
import { useNotify } from '../../shell/Notices.tsx';
import type { DeskAddress } from '../address.ts';
import { type Anchor, taskOf } from '../anchor.ts';
import type { Pressed } from '../../shell/queued-keys.ts';
import type { DeskKey } from '../keys.ts';
import { anchorsOfRow, isOpen, nextOpen } from './cell-anchors.ts';
import type { CheckingDesk, Editing } from './context.ts';
import type { Checking } from './use-checking.ts';
import { wordValue } from './value-wording.ts';
import { fieldWord, words } from './words.ts';

export interface CheckingKeys {
  readonly desk: CheckingDesk | null;
  /** Undefined: the key is not the checking desk's at this place. */
  readonly press: (key: DeskKey) => Pressed | undefined;
  readonly acceptRow: (task: number) => Promise<boolean>;
}

export interface CheckingKeysOptions {
  readonly checking: Checking | null;
  readonly shown: readonly number[];
  readonly peek: () => DeskAddress;
  readonly update: (patch: Partial<DeskAddress>) => void;
  readonly goTo: (anchor: Anchor) => void;
}

export function useCheckingKeys({ checking, shown, peek, update, goTo }: CheckingKeysOptions): CheckingKeys {
  const say = useWords(words);
  const notify = useNotify();
  const lastTold = useRef(() => {});
  const [editing, edit] = useState<Editing | null>(null);
  const [chosenWords, chooseWords] = useState<Span | null>(null);
  const desk = useMemo<CheckingDesk | null>(() => (checking === null ? null : { checking, editing, edit, words: chosenWords, chooseWords, toPaper: () => update({ pane: 'paper' }) }), [checking, editing, chosenWords, update]);

  /** A cell that a closed row does not show opens it. */
  function goOn(anchor: Anchor | null): void {
    if (anchor === null) return;
    goTo(anchor);
    if (/\.[nloahk]\d*$/.test(anchor)) update({ open: true });
  }
  async function acceptAnd(anchors: readonly Anchor[], next: () => void, told: boolean): Promise<boolean> {
    if (checking === null) return false;
    const { index } = checking.latest();
    const done = await checking.accept(anchors.flatMap((anchor) => index.at(anchor) ?? []));
    if (done === null) return false;
    next();
    if (!told) return true;
    // Row after row, one notice: the last step's.
    lastTold.current();
    lastTold.current = notify({ text: say('accept.done', { count: done.count }), action: { label: say('undo'), run: () => { void checking.undoStep(done.step); } } });
    return true;
  }
  async function acceptRow(task: number): Promise<boolean> {
    if (checking === null) return false;
    const after = shown[shown.indexOf(task) + 1];
    return acceptAnd(anchorsOfRow(checking.latest().index, task, true), () => { if (after !== undefined) goTo(`t${after}`); }, true);
  }
  async function undoAt(at: Anchor): Promise<boolean> {
    if (checking === null) return false;
    const { index, corrections } = checking.latest();
    const cell = index.at(at);
    if (cell !== undefined && cell.field !== 'task') return cell.correction === null || checking.undo(cell);
    // On a row: whatever was done to it last, at one stroke.
    const keys = new Set([...index.ofTask(taskOf(at)), ...index.removedOf(taskOf(at))].map(({ key }) => key));
    const last = corrections.filter((one) => keys.has(one.cell) && one.undone === null).sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
    if (last === undefined) return true;
    if (!await checking.undoStep(last.step)) return false;
    notify({ text: say('undone') });
    return true;
  }
  async function removeAt(at: Anchor): Promise<boolean> {
    const cell = checking?.latest().index.at(at);
    if (checking === null || cell === undefined) return true;
    const whole = /^(?:t\d+|s\d+)$/.test(at);
    if (!whole && !/\.[rdg]\d+$/.test(at)) return true;
    if (!await checking.remove(cell)) return false;
    notify({ text: say('removed.done', { what: wordValue(cell.field, cell.value, say) }), action: { label: say('restore'), run: () => { void checking.undo({ key: cell.key, version: cell.version + 1 }); } } });
    return true;
  }

  function press(key: DeskKey): Pressed | undefined {
    if (checking === null) return undefined;
    const { at } = peek();
    const { index } = checking.latest();
    const cell = index.at(at);
    switch (key) {
      case 'Escape':
        if (editing === null && chosenWords === null) return undefined;
        edit(null);
        chooseWords(null);
        return true;
      case 'Enter':
        if (at === null || cell === undefined || cell.field === 'task') return undefined;
        edit({ kind: 'cell', at });
        return true;
      case 'a':
        if (at === null || cell === undefined) return false;
        if (cell.field === 'task') return acceptRow(taskOf(at));
        if (isOpen(cell)) return acceptAnd([at], () => goOn(nextOpen(index, shown, at)), false);
        // Nothing was read here that could be right: whoever pressed is told, or they would think it confirmed.
        if (cell.empty) notify({ text: say('accept.empty', { field: say(fieldWord(cell.field)) }) });
        goOn(nextOpen(index, shown, at));
        return true;
      case 'A':
        return taskOf(at) < 0 ? false : acceptRow(taskOf(at));
      case 'n': {
        const next = nextOpen(index, shown, at);
        if (next === null) notify({ text: say('progress.done') });
        else goOn(next);
        return true;
      }
      case 'u': return at === null ? false : undoAt(at);
      case 'x': case 'Delete': return at === null ? false : removeAt(at);
      case 'w':
        if (chosenWords === null || at === null) return false;
        edit(cell !== undefined && cell.field !== 'task' ? { kind: 'cell', at, withWords: true } : { kind: 'new', at, field: 'responsibility' });
        return true;
      case '+':
        if (taskOf(at) < 0) return false;
        // Drawn at once: the next key is for the buttons of the opened row.
        flushSync(() => update({ at: `t${taskOf(at)}`, open: true }));
        document.querySelector<HTMLElement>('.detail-add button')?.focus();
        return true;
      default: return undefined;
    }
  }
  return { desk, press, acceptRow };
}
