/** A set of units: by a rule, by a list, or a rule with exceptions. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Collective, CollectiveRule, UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { SCHOOL_KINDS } from './set-words.ts';
import { KINDS, LEVELS } from './UnitForm.tsx';
import { UnitPicker, UnitsPicker } from './UnitPicker.tsx';
import { useChange } from './use-change.ts';
import { type Word, words } from './words.ts';

const NO_RULE: Omit<CollectiveRule, 'belowId'> = { kinds: ['government'], levels: [], schoolKinds: [], named: null, direct: false };

interface Props {
  /** Null: a new one, of this name in these words. */
  readonly edited: Collective | null;
  readonly name: string;
  readonly scope: UnitReference | null;
  readonly belowName: string;
  readonly onClose: () => void;
  readonly onSaved?: (set: Collective) => void;
}

export function CollectiveDialog({ edited, belowName, onClose, onSaved, ...given }: Props): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [name, setName] = useState(given.name);
  const [scope, setScope] = useState<UnitReference | null>(given.scope);
  const [byRule, setByRule] = useState(edited === null ? given.name === '' : edited.rule !== null);
  const [rule, setRule] = useState<Omit<CollectiveRule, 'belowId'>>(edited?.rule ?? NO_RULE);
  const [below, setBelow] = useState<UnitReference | null>(edited?.rule == null ? null : { id: edited.rule.belowId, name: belowName });
  const [members, setMembers] = useState<readonly UnitReference[]>(edited?.members ?? []);
  const [excluded, setExcluded] = useState<readonly UnitReference[]>(edited?.excluded ?? []);
  const [asOf, setAsOf] = useState(edited?.asOf ?? '');
  const whole = byRule && below !== null ? { kinds: rule.kinds, levels: rule.levels, schoolKinds: rule.schoolKinds, named: rule.named, direct: rule.direct, belowId: below.id } : null;
  const preview = useQuery({ queryKey: ['units', 'preview', whole], queryFn: ({ signal }) => call('previewCollective', { body: { rule: whole as CollectiveRule }, signal }), enabled: whole !== null });
  const save = useChange(async () => {
    const draft = { name: name.trim(), documentId: edited?.documentId ?? null, scopeUnitId: edited === null ? (scope?.id ?? null) : edited.scopeUnitId, asOf: asOf === '' ? null : asOf, rule: whole, memberIds: members.map(({ id }) => id), excludedIds: excluded.map(({ id }) => id) };
    return edited === null ? call('createCollective', { body: draft }) : call('changeCollective', { params: { id: edited.id }, ifMatch: edited.version, body: draft });
  }, (saved) => { onSaved?.(saved); onClose(); });
  const toggled = <T extends string>(list: readonly T[], one: T): T[] => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);
  const checks = <T extends string>(label: string, values: readonly T[], chosen: readonly T[], word: (one: T) => Word, change: (next: T[]) => void): ReactNode => (
    <fieldset className="field"><legend>{label}</legend>
      <div className="checks">{values.map((one) => <label key={one}><input type="checkbox" checked={chosen.includes(one)} onChange={() => change(toggled(chosen, one))} /> {say(word(one))}</label>)}</div>
    </fieldset>
  );
  return (
    <Dialog title={edited === null ? say('sets.add') : say('sets.edit', { name: edited.name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={name.trim() === '' || (whole === null && members.length === 0)} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <div className="field-grid">
        <label className="field"><span>{say('sets.name')}</span><Input value={name} maxLength={100} autoFocus placeholder={say('sets.nameHint')} onChange={(event) => setName(event.target.value)} /></label>
        {edited === null ? <div className="field"><span>{say('sets.scope')}</span><UnitPicker label={say('sets.scope')} value={scope} placeholder={say('sets.scopeHint')} onChange={setScope} /></div> : null}
        <DateField label={say('sets.asOf')} value={asOf} onChange={setAsOf} />
      </div>
      <label><input type="checkbox" checked={byRule} onChange={(event) => setByRule(event.target.checked)} /> {say('sets.byRule')}</label>
      {byRule ? (
        <>
          <div className="field-grid">
            <div className="field"><span>{say('sets.below')}</span><UnitPicker label={say('sets.below')} value={below} onChange={setBelow} /></div>
            <label className="field"><span>{say('sets.named')}</span><Input value={rule.named ?? ''} maxLength={50} onChange={(event) => setRule({ ...rule, named: event.target.value.trim() === '' ? null : event.target.value.trim() })} /></label>
          </div>
          {checks(say('sets.kinds'), KINDS, rule.kinds, (one) => `kind.${one}`, (kinds) => setRule({ ...rule, kinds }))}
          {checks(say('sets.levels'), LEVELS, rule.levels, (one) => `level.${one}`, (levels) => setRule({ ...rule, levels }))}
          {rule.kinds.includes('school') ? checks(say('sets.schoolKinds'), SCHOOL_KINDS, rule.schoolKinds as (typeof SCHOOL_KINDS)[number][], (one) => `school.${one}`, (schoolKinds) => setRule({ ...rule, schoolKinds })) : null}
          <label><input type="checkbox" checked={rule.direct} onChange={(event) => setRule({ ...rule, direct: event.target.checked })} /> {say('sets.direct')}</label>
          <div role="status">{preview.data === undefined ? null : <p className="set-members"><b>{say('sets.preview', { count: preview.data.units.length })}</b> <span lang="zh-CN">{preview.data.units.slice(0, 30).map((unit) => unit.name).join('、')}{preview.data.units.length > 30 ? '…' : ''}</span></p>}</div>
        </>
      ) : null}
      <div className="field-grid">
        <div className="field"><span>{say('sets.members')}</span><UnitsPicker label={say('sets.members')} value={members} onChange={setMembers} /></div>
        {byRule ? <div className="field"><span>{say('sets.excluded')}</span><UnitsPicker label={say('sets.excluded')} value={excluded} onChange={setExcluded} /></div> : null}
      </div>
    </Dialog>
  );
}
