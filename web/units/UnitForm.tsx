/** What is said of a unit: a new one, or one that is there. */
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedUnit, UnitKind, UnitLevel, UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { BY_NAME } from './kinds-by-name.ts';
import { useChange } from './use-change.ts';
import { type Word, words } from './words.ts';

export const KINDS: readonly UnitKind[] = ['government', 'department', 'office', 'school', 'inspectorate', 'leading-group', 'other'];
export const LEVELS: readonly UnitLevel[] = ['province', 'prefecture', 'county', 'town', 'village', 'none'];

interface Props {
  /** Below which a new one is made; null: at the top. */
  readonly parent?: (UnitReference & { readonly level: UnitLevel; readonly kind: UnitKind }) | null;
  readonly edited?: OpenedUnit;
  readonly onClose: () => void;
  readonly onDone: (id: string) => void;
}

const blankToNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function UnitForm({ parent = null, edited, onClose, onDone }: Props): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const unit = edited?.unit;
  const [texts, setTexts] = useState({
    name: unit?.name ?? '', shortName: unit?.shortName ?? '', divisionCode: unit?.divisionCode ?? '', schoolCode: unit?.schoolCode ?? '', creditCode: unit?.creditCode ?? '', validFrom: unit?.validFrom ?? '', position: String(unit?.position ?? 0),
  });
  const [chosenKind, setKind] = useState<UnitKind | null>(unit?.kind ?? null);
  const kind = chosenKind ?? kindOf(texts.name.trim(), parent?.kind ?? null);
  const [level, setLevel] = useState<UnitLevel>(unit?.level ?? parent?.level ?? 'province');
  const [renamed, setRenamed] = useState(false);
  const [renamedOn, setRenamedOn] = useState(today());
  const isOtherName = unit !== undefined && (unit.name !== texts.name.trim() || (unit.shortName ?? '') !== texts.shortName.trim() || (unit.divisionCode ?? '') !== texts.divisionCode.trim());
  const save = useChange(async () => {
    const draft = {
      name: texts.name.trim(), shortName: blankToNull(texts.shortName), kind, level, divisionCode: blankToNull(texts.divisionCode), schoolCode: blankToNull(texts.schoolCode),
      creditCode: blankToNull(texts.creditCode), validFrom: blankToNull(texts.validFrom), position: Number(texts.position) || 0,
    };
    return unit === undefined ? call('createUnit', { body: { ...draft, parentId: parent?.id ?? null } }) : call('changeUnit', { params: { id: unit.id }, ifMatch: unit.version, body: { ...draft, renamedOn: renamed && isOtherName ? renamedOn : null } });
  }, (done) => onDone(done.unit.id));
  const field = (key: keyof typeof texts, more: { readonly hint?: Word; readonly type?: string; readonly autoFocus?: boolean; readonly maxLength?: number } = {}): ReactNode => (
    <label className="field"><span>{say(`fact.${key}`)}</span>
      <Input value={texts[key]} maxLength={more.maxLength ?? 100} autoFocus={more.autoFocus === true} {...(more.type === undefined ? {} : { type: more.type })} {...(more.hint === undefined ? {} : { placeholder: say(more.hint) })} onChange={(event) => setTexts((now) => ({ ...now, [key]: event.target.value }))} />
    </label>
  );
  return (
    <Dialog title={unit !== undefined ? say('form.edit', { name: unit.name }) : parent === null ? say('form.create') : say('form.below', { name: parent.name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={texts.name.trim() === ''} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      {field('name', { hint: 'form.nameHint', autoFocus: true })}
      <div className="field-grid">
        {field('shortName', { hint: 'form.shortHint' })}
        <Choice label={say('fact.kind')} value={kind} values={KINDS} say={(one) => say(`kind.${one}`)} onChange={setKind} />
        <Choice label={say('fact.level')} value={level} values={LEVELS} say={(one) => say(`level.${one}`)} onChange={setLevel} />
        {field('divisionCode', { hint: 'form.divisionHint', maxLength: 12 })}
        {field('schoolCode', { hint: 'form.schoolHint', maxLength: 10 })}
        {field('creditCode', { hint: 'form.creditHint', maxLength: 18 })}
        <DateField label={say('fact.validFrom')} value={texts.validFrom} onChange={(validFrom) => setTexts((now) => ({ ...now, validFrom }))} />
        {field('position', { type: 'number' })}
      </div>
      {isOtherName ? (
        <div className="field-renamed">
          <label><input type="checkbox" checked={renamed} onChange={(event) => setRenamed(event.target.checked)} /> {say('form.renamed')}</label>
          {renamed ? <DateField label={say('form.renamedOn')} max={today()} value={renamedOn} onChange={setRenamedOn} /> : <small className="quiet">{say('form.mend')}</small>}
        </div>
      ) : null}
    </Dialog>
  );
}

/** What a name tells of a unit, until somebody chooses. */
function kindOf(name: string, above: UnitKind | null): UnitKind {
  const [, kind] = BY_NAME.find(([end]) => end.test(name)) ?? [];
  return kind ?? (above === null ? 'government' : above === 'government' ? 'department' : 'office');
}

export function Choice<T extends string>({ label, value, values, say, onChange }: { readonly label: string; readonly value: T; readonly values: readonly T[]; readonly say: (value: T) => string; readonly onChange: (value: T) => void }): ReactNode {
  return (
    <label className="field"><span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>{values.map((one) => <option key={one} value={one}>{say(one)}</option>)}</select>
    </label>
  );
}
