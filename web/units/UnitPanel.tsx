/** One unit: what it is, what it is called, who came before and after it, and what can be done with it. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { OpenedUnit } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { UnitForm } from './UnitForm.tsx';
import { UnitHistory } from './UnitHistory.tsx';
import { useChange } from './use-change.ts';
import { words } from './words.ts';

interface Props { readonly id: string; readonly onReveal: (path: readonly string[]) => void; readonly onChoose: (id: string | null) => void }

export function UnitPanel({ id, onReveal, onChoose }: Props): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data: opened, error } = useQuery({ queryKey: ['units', 'one', id], queryFn: ({ signal }) => call('openUnit', { params: { id }, signal }) });
  useEffect(() => { if (opened !== undefined) onReveal(opened.unit.path.slice(0, -1)); }, [opened, onReveal]);
  if (error !== null) {
    const told = tell(error);
    return <Sentence title={told.title} detail={told.detail} id={told.id} action={<button type="button" className="link" onClick={() => onChoose(null)}>{say('away')}</button>} />;
  }
  if (opened === undefined) return <Loading />;
  const { unit } = opened;
  const facts = ([['shortName', unit.shortName], ['divisionCode', unit.divisionCode], ['schoolCode', unit.schoolCode], ['creditCode', unit.creditCode], ['validFrom', unit.validFrom]] as const).filter(([, value]) => value !== null);
  return (
    <article className="unit-panel">
      <header>
        <p className="quiet unit-above">{unit.above.length === 0 ? say('root') : unit.above.map((name, n) => <span key={unit.path[n]}><button type="button" className="link" onClick={() => onChoose(unit.path[n] ?? null)}>{name}</button></span>)}</p>
        <h2 lang="zh-CN">{unit.name}</h2>
        <p className="quiet">{say(`kind.${unit.kind}`)} · {say(`level.${unit.level}`)}{unit.childCount > 0 ? ` · ${say('below', { count: unit.childCount })}` : ''}{unit.validTo === null ? null : <b className="unit-ended"> · {say('closedOn', { day: unit.validTo })}</b>}</p>
        <button type="button" className="dialog-away unit-away" aria-label={say('away')} onClick={() => onChoose(null)}>×</button>
      </header>
      {opened.editable ? <Actions opened={opened} onChoose={onChoose} /> : null}
      {facts.length === 0 ? null : <dl className="unit-facts">{facts.map(([key, value]) => <div key={key}><dt>{say(`fact.${key}`)}</dt><dd>{value}</dd></div>)}</dl>}
      <Aliases opened={opened} />
      <Kin title={say('fact.former')} lines={opened.former.map((one) => ({ key: one.validTo, name: [one.name, one.divisionCode !== unit.divisionCode ? one.divisionCode : null].filter(Boolean).join(' '), day: say('until', { day: one.validTo }), to: null }))} onChoose={onChoose} />
      <Kin title={say('fact.predecessors')} lines={opened.predecessors.map((one) => ({ key: one.unit.id, name: one.unit.name, day: say('since', { day: one.effectiveOn }), to: one.unit.id }))} onChoose={onChoose} />
      <Kin title={say('fact.successors')} lines={opened.successors.map((one) => ({ key: one.unit.id, name: one.unit.name, day: say('since', { day: one.effectiveOn }), to: one.unit.id }))} onChoose={onChoose} />
      <UnitHistory id={id} />
    </article>
  );
}

function Kin({ title, lines, onChoose }: { readonly title: string; readonly lines: readonly { readonly key: string; readonly name: string; readonly day: string; readonly to: string | null }[]; readonly onChoose: (id: string) => void }): ReactNode {
  if (lines.length === 0) return null;
  return (
    <section><h3>{title}</h3>
      <ul className="unit-kin">{lines.map(({ key, name, day, to }) => <li key={key}>{to === null ? <span>{name}</span> : <button type="button" className="link" onClick={() => onChoose(to)}>{name}</button>} <small>{day}</small></li>)}</ul>
    </section>
  );
}

function Actions({ opened, onChoose }: { readonly opened: OpenedUnit; readonly onChoose: (id: string | null) => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const { unit } = opened;
  const [dialog, setDialog] = useState<'edit' | 'create' | 'move' | 'merge' | 'close' | null>(null);
  const away = (): void => setDialog(null);
  const remove = useChange(() => call('deleteUnit', { params: { id: unit.id }, ifMatch: unit.version }), () => { notify({ text: say('deleted', { name: unit.name }) }); onChoose(null); });
  const reopen = useChange(() => call('reopenUnit', { params: { id: unit.id }, ifMatch: unit.version }), () => { notify({ text: say('reopened', { name: unit.name }) }); });
  const failed = remove.error ?? reopen.error;
  return (
    <>
      <p className="unit-actions">
        {unit.validTo === null ? (
          <>
            <Button size="small" onClick={() => setDialog('edit')}>{say('edit')}</Button>
            <Button size="small" onClick={() => setDialog('create')}>{say('addBelow')}</Button>
            <Button size="small" onClick={() => setDialog('move')}>{say('move')}</Button>
            <Button size="small" onClick={() => setDialog('merge')}>{say('merge')}</Button>
            <Button size="small" onClick={() => setDialog('close')}>{say('closeUnit')}</Button>
            {unit.childCount > 0 ? null : <button type="button" className="danger" onClick={() => { if (confirm(say('deleteAsk', { name: unit.name }))) remove.mutate(undefined); }}>{say('delete')}</button>}
          </>
        ) : <Button size="small" loading={reopen.isPending} onClick={() => reopen.mutate(undefined)}>{say('reopen')}</Button>}
        <Link className="link" to={`/units/names?scope=${unit.id}`}>{say('names.ofUnit')}</Link>
      </p>
      {failed === null ? null : <p className="refused" role="alert">{complaint(failed)}</p>}
      {dialog === 'edit' ? <UnitForm edited={opened} onClose={away} onDone={() => { away(); notify({ text: say('saved') }); }} /> : null}
      {dialog === 'create' ? <UnitForm parent={unit} onClose={away} onDone={(id) => { away(); onChoose(id); }} /> : null}
      {dialog === 'move' ? <MoveDialog opened={opened} onClose={away} /> : null}
      {dialog === 'merge' ? <MergeDialog opened={opened} onClose={away} onDone={(id) => { away(); onChoose(id); }} /> : null}
      {dialog === 'close' ? <CloseDialog opened={opened} onClose={away} /> : null}
    </>
  );
}

function Aliases({ opened: { unit, aliases, editable } }: { readonly opened: OpenedUnit }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [name, setName] = useState('');
  const add = useChange(() => call('addUnitAlias', { params: { id: unit.id }, body: { name: name.trim() } }), () => setName(''));
  const remove = useChange((id: string) => call('removeUnitAlias', { params: { id } }), () => undefined);
  const failed = add.error ?? remove.error;
  if (aliases.length === 0 && !editable) return null;
  return (
    <section><h3>{say('fact.aliases')}</h3>
      {failed === null ? null : <p className="refused" role="alert">{complaint(failed)}</p>}
      <ul className="unit-kin">
        {aliases.map((alias) => (
          <li key={alias.id}><span>{alias.name}</span> <small>{alias.scopeName === null ? say('alias.everywhere') : say('alias.scope', { scope: alias.scopeName })}</small>
            {editable ? <button type="button" className="link" aria-label={say('alias.remove', { name: alias.name })} onClick={() => remove.mutate(alias.id)}>×</button> : null}
          </li>
        ))}
      </ul>
      {editable && unit.validTo === null ? (
        <form className="unit-alias" onSubmit={(event) => { event.preventDefault(); if (name.trim() !== '') add.mutate(undefined); }}>
          <Input size="small" value={name} maxLength={100} aria-label={say('alias.name')} placeholder={say('alias.name')} onChange={(event) => setName(event.target.value)} />
          <Button size="small" htmlType="submit" disabled={name.trim() === ''} loading={add.isPending}>{say('alias.add')}</Button>
        </form>
      ) : null}
    </section>
  );
}
