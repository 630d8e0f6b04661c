/** Types a value into a cell, or a new one, with the words that it rests on. Enter saves, Esc leaves. */
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '#kernel';
import { carriesUnit, type CheckedCell, type Field as CellField, type ResponsibilityValue, type TaskWords, type Value } from '#documents/corrections';
import { useNotify } from '../../shell/Notices.tsx';
import { useWords } from '../../labels/words.ts';
import { useFound, useRested } from '../../units/use-found.ts';
import { taskOf } from '../anchor.ts';
import { unitShares } from '../wording.ts';
import { type CheckingDesk, type Editing, useCheckingDesk } from './context.ts';
import { type Draft, type DraftProblem, draftOf, shapeOf, valueOfDraft } from './draft.ts';
import { Rests } from './Rests.tsx';
import type { Entry } from './use-checking.ts';
import { Field, ValueFields } from './ValueFields.tsx';
import { wordValue } from './value-wording.ts';
import { fieldWord, words } from './words.ts';

/** Offered beside those of the document. */
const KNOWN_UNITS = 12;

export default function CellEditor(): ReactNode {
  const desk = useCheckingDesk();
  if (desk === null || desk.editing === null) return null;
  const cell = desk.editing.kind === 'cell' ? desk.checking.index.at(desk.editing.at) : undefined;
  if (desk.editing.kind === 'cell' && cell === undefined) return null;
  return <Form key={`${desk.editing.kind} ${desk.editing.at} ${desk.editing.kind === 'new' ? desk.editing.field : ''}`} desk={desk} editing={desk.editing} cell={cell} />;
}

/** What was seen when the typing began is what a save rests on: what others do meanwhile must not slip under it. */
function Form({ desk, editing, cell: live }: { readonly desk: CheckingDesk; readonly editing: Editing; readonly cell: CheckedCell | undefined }): ReactNode {
  const { checking, edit, words: chosen, chooseWords } = desk;
  const { reading, owners } = checking.checked;
  const [cell, setCell] = useState(live);
  // Whoever saw the other's value in the dialog and types on, goes on from that.
  const contested = checking.conflict !== null && checking.conflict.key === cell?.key;
  const wasContested = useRef(false);
  useEffect(() => {
    if (wasContested.current && !contested) setCell(live);
    wasContested.current = contested;
  }, [contested, live]);
  const say = useWords(words);
  const notify = useNotify();
  const form = useRef<HTMLFormElement>(null);
  const reasonField = useRef<HTMLInputElement>(null);
  const task = taskOf(editing.at);
  const field: CellField = cell?.field ?? (editing as { readonly field: CellField }).field;
  const owner = cell?.owner ?? (task < 0 && field !== 'task' ? 'section' : 'task');
  const shape = shapeOf(owner, field);
  const before = cell?.value ?? startOf(desk, editing);
  const [draft, setDraft] = useState<Draft>(() => draftOf(shape, before));
  const [rests, setRests] = useState<Span | null>(editing.kind === 'cell' && editing.withWords !== true ? cell?.span ?? null : chosen);
  const [reason, setReason] = useState(cell === undefined ? '' : checking.correctionOf(cell)?.reason ?? '');
  const [problem, setProblem] = useState<{ readonly field: string; readonly problem: DraftProblem } | null>(null);
  const [unreasoned, setUnreasoned] = useState<'no-words' | 'lack-unit' | null>(null);
  const [saving, setSaving] = useState(false);
  /** The same unit in the same task, with the other part, and what was typed when that was found. */
  const [doubled, setDoubled] = useState<{ readonly cell: CheckedCell; readonly draft: Draft } | null>(null);
  const { units: known } = useFound(useRested(shape === 'responsibility' ? draft['unit'] ?? '' : ''), false, KNOWN_UNITS);
  const units = useMemo(() => [...new Set([...unitShares(reading.tasks).map(({ unit }) => unit), ...known.map(({ name }) => name)])], [reading, known]);
  useEffect(() => { form.current?.scrollIntoView({ block: 'nearest' }); }, []);
  // Words that are chosen in the paper while this is open.
  const seen = useRef(chosen);
  useEffect(() => {
    if (chosen === null || chosen === seen.current) return;
    seen.current = chosen;
    setRests(chosen);
  }, [chosen]);

  const leave = (): void => { edit(null); chooseWords(null); };
  /** @param doubling what becomes of a unit that would lead the task and cooperate in it: asked, taken out of its other part, or left in both. */
  async function save(event: FormEvent | null, doubling: 'ask' | 'take-out' | 'leave' = 'ask'): Promise<void> {
    event?.preventDefault();
    const made = valueOfDraft(shape, field, draft, before);
    if ('problem' in made) return setProblem(made);
    if (reason.trim() === '') {
      const owe = (what: 'no-words' | 'lack-unit'): void => { setUnreasoned(what); reasonField.current?.focus(); };
      if (rests === null) return owe('no-words');
      const unit = field === 'responsibility' ? (made.value as ResponsibilityValue).unit : null;
      if (unit !== null && unit !== (cell?.proposed as ResponsibilityValue | undefined)?.unit && !carriesUnit(reading.source.text.slice(...rests), unit)) return owe('lack-unit');
    }
    const other = field === 'responsibility' ? otherPart(checking.index.ofTask(task), cell, made.value as ResponsibilityValue) : undefined;
    if (other !== undefined && doubling === 'ask') return setDoubled({ cell: other, draft });
    setSaving(true);
    const entry: Entry = { value: made.value, rests, reason: reason.trim() === '' ? null : reason.trim() };
    const done = cell !== undefined ? await checking.correct(cell, entry) : await checking.add(field === 'task' ? null : task < 0 ? 'section' : owners[task] ?? null, field as 'target', entry) !== null;
    if (done && other !== undefined && doubling === 'take-out') await takeOut(other);
    setSaving(false);
    if (done) leave();
  }
  async function takeOut(gone: CheckedCell): Promise<boolean> {
    const what = wordValue(gone.field, gone.value, say);
    if (!await checking.remove(gone)) return false;
    notify({ text: say('removed.done', { what }), action: { label: say('restore'), run: () => { void checking.undo({ key: gone.key, version: gone.version + 1 }); } } });
    return true;
  }
  async function remove(): Promise<void> {
    if (cell === undefined) return;
    if (await takeOut(cell)) leave();
  }
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      leave();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement) form.current?.requestSubmit();
  }
  // Typing on is another question.
  const asked = doubled !== null && doubled.draft === draft ? doubled : null;
  const listed = field === 'responsibility' || field === 'deadline' || field === 'target';
  return (
    <form ref={form} className="cell-editor" aria-label={say(editing.kind === 'new' ? 'edit.new' : 'edit.title', { field: say(fieldWord(field)) })} onSubmit={(event) => void save(event)} onKeyDown={keys}>
      <p className="edit-title"><b>{say(editing.kind === 'new' ? 'edit.new' : 'edit.title', { field: say(fieldWord(field)) })}</b>
        {cell?.proposed !== undefined && cell.state !== 'proposed' ? <span className="quiet">{say('was', { value: wordValue(field, cell.proposed, say) })}</span> : null}</p>
      <div className="edit-fields"><ValueFields shape={shape} draft={draft} onDraft={(next) => { setDraft(next); setProblem(null); }} problem={problem} units={units} /></div>
      <div className="edit-basis">
      <Rests text={reading.source.text} near={reading.tasks[task]?.span ?? null} rests={rests} onRests={(span) => { setRests(span); setUnreasoned(null); }} onToPaper={desk.toPaper} />
      <Field label={say('rests.reason')} wrong={unreasoned === null ? null : say(unreasoned === 'no-words' ? 'rests.reasonNeeded' : 'rests.lackUnit')} wide>
        {(described) => <input ref={reasonField} type="text" value={reason} placeholder={say('rests.reasonAbout')} maxLength={500} onChange={(event) => { setReason(event.target.value); setUnreasoned(null); }} aria-invalid={unreasoned !== null} aria-describedby={described} />}
      </Field>
      </div>
      {asked === null ? null : (
        <p className="edit-doubled" role="alert">{say('doubled', { unit: (asked.cell.value as ResponsibilityValue).unit, part: say(`role.${(asked.cell.value as ResponsibilityValue).role}`) })}
          <button type="button" className="primary" disabled={saving} autoFocus onClick={() => void save(null, 'take-out')}>{say('doubled.takeOut')}</button>
          <button type="button" className="plain-button" disabled={saving} onClick={() => void save(null, 'leave')}>{say('doubled.leave')}</button>
        </p>
      )}
      <p className="edit-buttons">
        {asked === null ? <button type="submit" className="primary" disabled={saving}>{say(saving ? 'edit.saving' : 'edit.save')}</button> : null}
        <button type="button" className="plain-button" onClick={leave}>{say('edit.cancel')} <kbd>Esc</kbd></button>
        {cell !== undefined && listed ? <button type="button" className="plain-button edit-remove" onClick={() => void remove()}>{say('edit.remove')}</button> : null}
      </p>
    </form>
  );
}

/** A unit leads a task or cooperates in it. */
function otherPart(cells: readonly CheckedCell[], own: CheckedCell | undefined, { unit, role }: ResponsibilityValue): CheckedCell | undefined {
  return cells.find((one) => one.field === 'responsibility' && one.key !== own?.key && (one.value as ResponsibilityValue).unit === unit && ((one.value as ResponsibilityValue).role === 'cooperating') !== (role === 'cooperating'));
}

/** What a new value begins as: the words that were chosen, where they are a name or a phrase. */
function startOf({ checking, words: chosen }: CheckingDesk, editing: Editing): Value | undefined {
  if (editing.kind === 'cell') return undefined;
  const { reading, owners } = checking.checked;
  const said = chosen === null ? '' : reading.source.text.slice(...chosen).replace(/\s+/gu, '');
  const task = reading.tasks[taskOf(editing.at)];
  switch (editing.field) {
    case 'responsibility': return { unit: said, role: editing.role ?? 'lead' };
    case 'deadline': return { text: said, on: null };
    case 'target': {
      const target = { text: said, metric: '', comparator: '>=' as const, value: Number(/\d+(?:\.\d+)?/.exec(said)?.[0] ?? Number.NaN), valueMax: null, unit: /[%％]/.test(said) ? '%' : '', year: null, basis: 'at-date' as const, scope: null };
      return task === undefined ? { ...target, heading: [] } : target;
    }
    case 'task': return { number: null, title: null, text: said, heading: task?.heading ?? [], goal: null, kind: 'activity', after: owners[taskOf(editing.at)] ?? null } satisfies TaskWords;
  }
}

