/** The fields of one value, by its shape. */
import { type ReactNode, useId } from 'react';
import { DateField } from '../../date/DateField.tsx';
import { useWords } from '../../labels/words.ts';
import type { Draft, DraftProblem, Shape } from './draft.ts';
import { type WordKey, words } from './words.ts';

export interface ValueFieldsProps {
  readonly shape: Shape;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly problem: { readonly field: string; readonly problem: DraftProblem } | null;
  /** Names of units that this document and this installation know. */
  readonly units: readonly string[];
}

const ROLES = ['lead', 'co-lead', 'cooperating'] as const;
const EVERY = ['year', 'half-year', 'quarter', 'month', 'week', 'day', 'term', 'school-year'] as const;
const COMPARATORS = ['>=', '>', '<=', '<', '=', '~', 'range', 'eliminate'] as const;
const BASES = ['at-date', 'per-year', 'cumulative'] as const;
const KINDS = ['issue-paper', 'build', 'reach-target', 'activity', 'standing'] as const;
const RULES = ['stated', 'columns', 'implied', 'none'] as const;

export function ValueFields({ shape, draft, onDraft, problem, units }: ValueFieldsProps): ReactNode {
  const say = useWords(words);
  const id = useId();
  const set = (name: string) => (value: string): void => onDraft({ ...draft, [name]: value });
  const wrong = (name: string): string | null => (problem?.field === name ? say(problem.problem) : null);
  const text = (name: string, label: WordKey, more: { readonly wide?: boolean; readonly list?: string; readonly first?: boolean; readonly about?: string; readonly size?: number } = {}): ReactNode => (
    <Field label={say(label)} wrong={wrong(name)} {...(more.wide === true ? { wide: true } : {})} {...(more.about === undefined ? {} : { about: more.about })}>
      {(described) => <input type="text" value={draft[name] ?? ''} onChange={(event) => set(name)(event.target.value)} autoComplete="off" size={more.size} {...(more.list === undefined ? {} : { list: more.list })} {...(more.first === true ? { autoFocus: true } : {})} aria-invalid={wrong(name) !== null} aria-describedby={described} />}
    </Field>
  );
  const choice = (name: string, label: WordKey, options: readonly (readonly [string, WordKey])[], first = false): ReactNode => (
    <Field label={say(label)} wrong={null}>
      {() => <select value={draft[name]} onChange={(event) => set(name)(event.target.value)} autoFocus={first}>{options.map(([value, key]) => <option key={value} value={value}>{say(key)}</option>)}</select>}
    </Field>
  );
  switch (shape) {
    case 'responsibility': return (
      <>
        {text('unit', 'value.unit', { wide: true, list: `${id}-units`, first: true })}
        <datalist id={`${id}-units`}>{units.map((unit) => <option key={unit} value={unit} />)}</datalist>
        <fieldset className="edit-roles"><legend>{say('value.role')}</legend>
          {ROLES.map((role) => <label key={role}><input type="radio" name={`${id}-role`} checked={draft['role'] === role} onChange={() => set('role')(role)} />{say(`role.${role}`)}</label>)}
        </fieldset>
      </>
    );
    case 'deadline': return <>{text('text', 'value.deadlineText', { wide: true, first: true })}<DateField label={say('value.on')} about={say('value.onAbout')} refused={wrong('on')} value={draft['on'] ?? ''} onChange={set('on')} /></>;
    case 'recurrence': return <>{text('text', 'value.deadlineText', { wide: true, first: true })}{choice('every', 'value.every', EVERY.map((one) => [one, `every.${one}`] as const))}</>;
    case 'target': return (
      <>
        {text('metric', 'value.metric', { wide: true, first: true })}
        {choice('comparator', 'value.comparator', COMPARATORS.map((one) => [one, `comparator.${one}`] as const))}
        {text('value', 'value.value', { size: 8 })}{draft['comparator'] === 'range' ? text('valueMax', 'value.valueMax', { size: 8 }) : null}{text('unit', 'value.measure', { size: 6 })}{text('year', 'value.year', { size: 6 })}
        {choice('basis', 'value.basis', BASES.map((one) => [one, `basis.${one}`] as const))}{text('scope', 'value.scope', { size: 10 })}{text('text', 'value.targetText', { wide: true })}
      </>
    );
    case 'kind': return choice('line', 'field.kind', KINDS.map((one) => [one, `kind.${one}`] as const), true);
    case 'rule': return choice('line', 'field.leadRule', RULES.map((one) => [one, `rule.${one}`] as const), true);
    case 'line': return text('line', 'value.line', { wide: true, first: true });
    default: return (
      <Field label={say(shape === 'lines' ? 'value.lines' : 'value.line')} wrong={wrong('line')} wide>
        {(described) => <textarea rows={shape === 'lines' ? 3 : 4} value={draft['line'] ?? ''} onChange={(event) => set('line')(event.target.value)} autoFocus aria-invalid={wrong('line') !== null} aria-describedby={described} />}
      </Field>
    );
  }
}

export function Field({ label, wrong, wide, about, children }: { readonly label: string; readonly wrong: string | null; readonly wide?: boolean; readonly about?: string; readonly children: (describedBy: string | undefined) => ReactNode }): ReactNode {
  const id = useId();
  const told = wrong ?? about;
  return (
    <label className={`edit-field${wide === true ? ' is-wide' : ''}`}>
      <span className="edit-label">{label}</span>
      {children(told === undefined ? undefined : id)}
      {told === undefined ? null : <span id={id} className={wrong === null ? 'edit-about' : 'edit-wrong'} role={wrong === null ? undefined : 'alert'}>{told}</span>}
    </label>
  );
}
