/** One name as it was read, and what it may mean. */
import type { ReactNode } from 'react';
import type { Collective, CollectiveRule, NameMatch, NameProposal, NameTarget } from '#units/model';
import { useWords } from '../labels/words.ts';
import { UnitPicker } from './UnitPicker.tsx';
import { words } from './words.ts';

export type Meaning = { readonly kind: 'unit' | 'collective'; readonly id: string } | { readonly kind: 'new-collective'; readonly rule: CollectiveRule } | { readonly kind: 'outside' };

export function meaningOf(target: NameTarget): Meaning {
  if (target.kind === 'outside') return { kind: 'outside' };
  return target.kind === 'new-collective' ? { kind: 'new-collective', rule: target.rule } : { kind: target.kind, id: target.id };
}

interface Props {
  readonly match: NameMatch;
  readonly times: number;
  readonly isAt: boolean;
  readonly choosing: boolean;
  /** Sets that are there already: the name may be bound to one of them. */
  readonly sets: readonly Collective[];
  /** Makes a set of this name; null for who may make none. */
  readonly onSet: (() => void) | null;
  readonly onAt: () => void;
  readonly onChoosing: (choosing: boolean) => void;
  readonly onAccept: (proposal: NameProposal) => void;
  readonly onMean: (meaning: Meaning) => void;
  readonly onForget: (id: string) => void;
}

export function NameLine({ match, times, isAt, choosing, sets, onSet, onAt, onChoosing, onAccept, onMean, onForget }: Props): ReactNode {
  const say = useWords(words);
  const { remembered } = match;
  const offersSet = match.proposals.length === 0 && match.many && remembered === null;
  const said = (target: NameTarget): string => (target.kind === 'outside' ? say('names.outside') : target.name);
  const note = (target: NameTarget): string | null => (target.kind === 'new-collective' ? say('names.new', { count: target.memberCount }) : target.kind === 'collective' ? say('names.set') : null);
  return (
    <tr className={`${isAt ? 'is-at' : ''}${remembered === null ? '' : ' is-done'}`} onClick={onAt}>
      <td className="read-name" lang="zh-CN">{match.name}</td>
      <td className="figure" data-label={say('names.times')}>{times}</td>
      <td>
        {remembered !== null ? <p><span className="done-sign">✓</span> <span lang="zh-CN">{said(remembered.target)}</span> {note(remembered.target) === null ? null : <small>{note(remembered.target)}</small>}</p> : (
          <div className={`name-choices${match.sure ? ' is-sure' : ''}`}>
            {match.proposals.length > 0 ? null : offersSet
              ? <span className="quiet">{say('names.many')} {onSet === null ? null : <button type="button" className="link" onClick={(event) => { event.stopPropagation(); onSet(); }}>{say('names.toSet')}</button>}</span>
              : <span className="quiet">{say('names.nothing')}</span>}
            {match.proposals.slice(0, isAt ? 5 : 1).map((proposal, n) => (
              <button key={n} type="button" onClick={(event) => { event.stopPropagation(); onAccept(proposal); }}>
                {isAt ? <kbd>{n + 1}</kbd> : match.sure ? null : <span className="open-sign" title={say('names.unsure')}>?</span>}<span className="choice-name" lang="zh-CN">{said(proposal.target)}</span>
                <small lang="zh-CN">{note(proposal.target) ?? proposal.above.join(' › ')}</small>
                <small className="because">{proposal.because.map((one) => say(`because.${one}`)).join(' · ')}</small>
              </button>
            ))}
          </div>
        )}
        {choosing ? (
          <div className="name-other">
            <UnitPicker label={say('names.other')} value={null} autoFocus onChange={(unit) => { if (unit !== null) onMean({ kind: 'unit', id: unit.id }); }} />
            {sets.length === 0 ? null : <select aria-label={say('names.otherSet')} value="" onChange={(event) => onMean({ kind: 'collective', id: event.target.value })}><option value="" disabled>{say('names.otherSet')}</option>{sets.map((set) => <option key={set.id} value={set.id}>{set.scopeName === null ? set.name : `${set.name} · ${set.scopeName}`}</option>)}</select>}
            {onSet === null || offersSet ? null : <button type="button" className="link" onClick={(event) => { event.stopPropagation(); onSet(); }}>{say('names.toSet')}</button>}
          </div>
        ) : null}
      </td>
      <td className="name-acts">
        {remembered === null ? null : <button type="button" className="link" aria-label={`${say('names.forget')} ${match.name}`} onClick={() => onForget(remembered.id)}>{say('names.forget')}</button>}
        <button type="button" className="link" aria-expanded={choosing} aria-label={`${say('names.other')} ${match.name}`} onClick={() => onChoosing(!choosing)}>{say('names.other')}</button>
        {remembered === null ? <button type="button" className="link" aria-label={`${say('names.outside')} ${match.name}`} onClick={() => onMean({ kind: 'outside' })}>{say('names.outside')}</button> : null}
      </td>
    </tr>
  );
}
