/** Which paper about which plan: then the figures are taken. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PaperKind } from '#papers/model';
import { KINDS, TO_ONE_UNIT } from '#papers/text';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';

/** What a link says of the paper to be: of a reminder that goes out, to its unit. */
export interface Begun { readonly planId: string | null; readonly kind: PaperKind | null; readonly about: UnitReference | null }

export function NewPaperDialog({ begun, onClose }: { readonly begun: Begun; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const navigate = useNavigate();
  const [chosen, setPlan] = useState(begun.planId ?? '');
  const [also, setAlso] = useState<readonly string[]>([]);
  const [kind, setKind] = useState<PaperKind>(begun.kind ?? 'situation-report');
  const [unit, setUnit] = useState<UnitReference | null | undefined>(undefined);
  const [about, setAbout] = useState<UnitReference | null>(begun.about);
  const [period, setPeriod] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const plans = useQuery({ queryKey: ['plans', 'published'], queryFn: ({ signal }) => call('listPlans', { query: { status: 'published', limit: 200 }, signal }) });
  const all = plans.data?.items ?? [];
  // The only one there is need not be chosen.
  const plan = chosen === '' && all.length === 1 ? all[0]?.id ?? '' : chosen;
  const owner = plans.data?.items.find(({ id }) => id === plan)?.ownerUnitId ?? null;
  const ownUnit = useQuery({ queryKey: ['unit', owner], enabled: owner !== null, queryFn: ({ signal }) => call('openUnit', { params: { id: owner as string }, signal }) });
  const periods = useQuery({ queryKey: ['periods', plan], enabled: plan !== '', queryFn: ({ signal }) => call('listPeriods', { params: { id: plan }, signal }) });
  // Until somebody chooses, the plan's own unit writes.
  const sender = unit === undefined ? (ownUnit.data === undefined || owner === null ? null : { id: owner, name: ownUnit.data.unit.name }) : unit;
  const one = TO_ONE_UNIT.includes(kind);
  const make = useMutation({
    mutationFn: () => call('compilePaper', { once, body: { planId: plan, alsoPlanIds: [...also], kind, unitId: sender?.id ?? '', aboutUnitId: one ? about?.id ?? null : null, periodId: period === '' ? null : period } }),
    onSuccess: ({ id }) => navigate(`/papers/${id}`),
  });
  const ready = plan !== '' && sender !== null && (!one || about !== null);
  return (
    <Dialog title={say('new')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} loading={make.isPending} onClick={() => make.mutate()}>{say('make.go')}</Button></>}>
      {make.error === null ? null : <p className="refused" role="alert">{complaint(make.error)}</p>}
      {plans.data?.items.length === 0 ? <p className="quiet">{say('make.noPlans')}</p> : (
        <label className="field"><span>{say('make.plan')}</span>
          <select className="papers-select" lang="zh-CN" value={plan} onChange={(event) => { setPlan(event.target.value); setAlso([]); setPeriod(''); setUnit(undefined); }}>
            <option value="">{say('make.choose')}</option>
            {plans.data?.items.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
          </select>
        </label>
      )}
      {plan === '' || all.length < 2 ? null : (
        <div className="field"><span id="also-plans">{say('make.also')}</span>
          {also.length === 0 ? null : <ul className="papers-also" lang="zh-CN">{also.map((id) => { const title = all.find((one) => one.id === id)?.title ?? ''; return <li key={id}>{title} <button type="button" className="link" aria-label={say('make.without', { title })} onClick={() => setAlso((now) => now.filter((one) => one !== id))}>×</button></li>; })}</ul>}
          <select className="papers-select" lang="zh-CN" aria-labelledby="also-plans" value="" onChange={(event) => setAlso((now) => [...now, event.target.value])}>
            <option value="">{say('make.alsoChoose')}</option>
            {all.filter(({ id }) => id !== plan && !also.includes(id)).map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
          </select>
          {also.length === 0 ? null : <small className="quiet">{say('make.alsoAbout')}</small>}
        </div>
      )}
      <fieldset className="field"><legend>{say('make.kind')}</legend>
        {KINDS.map((option) => <label key={option} className="papers-option"><input type="radio" name="kind" checked={kind === option} onChange={() => setKind(option)} /><span>{say(`kind.${option}`)} <small className="quiet">{say(`about.${option}`)}</small></span></label>)}
      </fieldset>
      <div className="field"><span>{say('make.unit')}</span><UnitPicker label={say('make.unit')} value={sender} onChange={setUnit} /></div>
      {one ? <div className="field"><span>{say('make.about')}</span><UnitPicker label={say('make.about')} value={about} onChange={setAbout} /></div> : null}
      <label className="field"><span>{say('make.period')}</span>
        <select className="papers-select" lang="zh-CN" value={period} onChange={(event) => setPeriod(event.target.value)}>
          <option value="">{say('make.now')}</option>
          {periods.data?.map(({ id, title }) => <option key={id} value={id}>{title}</option>)}
        </select>
      </label>
    </Dialog>
  );
}
