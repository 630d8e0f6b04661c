/** One opinion with what becomes of it. */
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { AdoptedOpinion, Decision, Opinion } from '#plans/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useComplaint } from '../shell/use-problem.ts';
import { useRecord } from './use-record.ts';
import { words } from './words.ts';

const DECISIONS = ['pending', 'adopted', 'partly', 'declined'] as const satisfies readonly Decision[];

export interface OpinionLineProps {
  readonly opinion: Opinion;
  readonly planId: string;
  readonly may: boolean;
  /** Whether one may say what became of it, also once the round is closed. */
  readonly settles: boolean;
  /** What became of it, once it is adopted. */
  readonly adopted: AdoptedOpinion | undefined;
  /** The document at whose desk the draft is changed; null once it is published. */
  readonly desk: string | null;
}

export function OpinionLine({ opinion, planId, may, settles, adopted, desk }: OpinionLineProps): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [decision, setDecision] = useState<Decision>(opinion.decision);
  const [explanation, setExplanation] = useState(opinion.explanation ?? '');
  const save = useRecord(planId, () => call('decideOpinion', { params: { id: opinion.id }, ifMatch: opinion.version, body: { decision, explanation: explanation.trim() === '' ? null : explanation.trim() } }), () => undefined);
  const record = useRecord(planId, (carriedOut: boolean) => call('sayCarriedOut', { params: { id: opinion.id }, ifMatch: opinion.version, body: { carriedOut } }), () => undefined);
  const needs = (decision === 'partly' || decision === 'declined') && explanation.trim() === '';
  const changed = decision !== opinion.decision || explanation.trim() !== (opinion.explanation ?? '');
  return (
    <li className="opinion">
      <div className="opinion-words" lang="zh-CN">
        <p className="quiet">{opinion.taskKey === null ? say('onWhole') : opinion.about}</p>
        <p>{opinion.proposal}</p>
        {opinion.reason === null ? null : <p className="quiet">{say('reasonIs', { reason: opinion.reason })}</p>}
      </div>
      {may || (settles && opinion.decision === 'pending') ? (
        <div className="opinion-decision">
          <Select aria-label={say('decision')} value={decision} onChange={(next: Decision) => setDecision(next)} options={DECISIONS.map((one) => ({ value: one, label: say(`decision.${one}`) }))} />
          <Input aria-label={say('explanation')} placeholder={needs ? say('explanationNeeded') : say('explanation')} value={explanation} status={needs ? 'error' : ''} maxLength={4000} onChange={(event) => setExplanation(event.target.value)} />
          <Button disabled={!changed || needs} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button>
          {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
        </div>
      ) : <p className="opinion-decision"><b>{say(`decision.${opinion.decision}`)}</b>{opinion.explanation === null ? null : <span lang="zh-CN">{opinion.explanation}</span>}</p>}
      {adopted === undefined ? null : (
        <p className={`opinion-carried${adopted.changed ? '' : ' is-waiting'}`}>
          <span aria-hidden="true">{adopted.changed ? '✓ ' : '▲ '}</span>{say(opinion.carriedOut ? 'carriedSaid' : adopted.changed ? 'carried' : opinion.taskKey === null ? 'wholeNotCarried' : 'notCarried')}
          {settles && opinion.decision === decision && (!adopted.changed || opinion.carriedOut) ? <button type="button" className="link" disabled={record.isPending} onClick={() => record.mutate(!opinion.carriedOut)}>{say(opinion.carriedOut ? 'sayNotCarried' : 'sayCarried')}</button> : null}
          {record.error === null ? null : <span className="refused" role="alert">{complaint(record.error)}</span>}
          {desk === null ? null : <Link to={`/documents/${desk}${adopted.place === null ? '' : `?at=t${adopted.place}&open=1`}`}>{say('toDesk')}</Link>}
        </p>
      )}
    </li>
  );
}
