/** Of a task that several owe: the state that stands worst in one column, and how many stand so. */
import type { ReactNode } from 'react';
import { EVIDENCE_STATES, PACE_STATES, REGISTER_STATES, SHAPES, stateInWords } from '#delivery/four-states';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import type { TaskStates } from './use-task-states.ts';
import { words } from './words.ts';

const ORDER = { pace: PACE_STATES, evidence: EVIDENCE_STATES, register: REGISTER_STATES } as const;

export function TaskMark({ of, states }: { readonly of: 'pace' | 'evidence' | 'register'; readonly states: TaskStates }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const counts = states[of] as Readonly<Record<string, number | undefined>>;
  const there = ORDER[of].filter((state) => (counts[state] ?? 0) > 0);
  const worst = there[0] ?? 'not-measurable';
  const told = there.map((state) => `${stateInWords(of, state, language)} ${counts[state] ?? 0}`).join(say('and'));
  const missing = states.missing === 0 ? '' : `${say('and')}${say('ledger.states', { missing: states.missing, units: states.units })}`;
  return <span className={`mark is-${of} is-${worst}`} title={`${say(`state.${of}`)}：${told}${missing}`}><i aria-hidden="true">{SHAPES[of][worst]}</i><span className="visually-hidden">{say(`state.${of}`)}：{told}</span></span>;
}
