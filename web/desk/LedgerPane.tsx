/** The right half: tabs, filters and what was read. */
import { Input, Select } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Reading } from '#reader/model';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { type DeskAddress, type Tab, TABS } from './address.ts';
import type { Anchor } from './anchor.ts';
import { AcceptMany } from './checking/AcceptMany.tsx';
import { editedTask, useCheckingDesk } from './checking/context.ts';
import { CellEditor } from './checking/editor.ts';
import { Progress } from './checking/Progress.tsx';
import { words } from './checking/words.ts';
import { Findings } from './Findings.tsx';
import { Head } from './Head.tsx';
import { Ledger } from './Ledger.tsx';
import type { MarkIndex } from './marks.ts';
import { Parameters } from './Parameters.tsx';
import { TargetTable } from './TargetTable.tsx';
import { unitShares } from './wording.ts';

const TAB_LABEL: Readonly<Record<Tab, LabelKey>> = { tasks: 'tab.tasks', targets: 'tab.targets', parameters: 'tab.parameters', findings: 'tab.findings', head: 'tab.head' };

export interface LedgerPaneProps {
  readonly reading: Reading;
  /** The reading as it is written, for what goes to others: letters are Chinese. */
  readonly written: Reading;
  readonly index: MarkIndex;
  readonly shown: readonly number[];
  readonly address: DeskAddress;
  /** A superior's paper: it is asked about, not mended. */
  readonly received: boolean;
  readonly hovered: Anchor | null;
  readonly onUpdate: (patch: Partial<DeskAddress>) => void;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onToggle: (task: number) => void;
  readonly onUnit: (unit: string | null) => void;
  readonly onHover: (anchor: Anchor | null) => void;
  readonly onAcceptRow: (task: number) => void;
}

export function LedgerPane(props: LedgerPaneProps): ReactNode {
  const { reading, address, shown, onUpdate, onChoose } = props;
  const say = useSay();
  const desk = useCheckingDesk();
  const checkingWord = useWords(words);
  const settled = desk?.checking.settled;
  const open = reading.findings.filter((_, f) => settled?.has(f) !== true);
  const counts: Readonly<Record<Tab, number | null>> = { tasks: reading.tasks.length, targets: reading.targets.length, parameters: reading.parameters.length, findings: open.length, head: null };
  const tabs = useRef<HTMLDivElement>(null);

  function step(event: KeyboardEvent): void {
    const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(address.tab) + move + TABS.length) % TABS.length] as Tab;
    onUpdate({ tab: next });
    tabs.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  }

  return (
    <section className="ledger-pane" aria-label={say('desk.ledger')}>
      <div className="tabs" role="tablist" aria-label={say('desk.read')} ref={tabs} onKeyDown={step}>
        {TABS.map((tab) => (
          <button key={tab} id={`tab-${tab}`} type="button" role="tab" aria-selected={address.tab === tab} aria-controls="tab-panel" tabIndex={address.tab === tab ? 0 : -1} onClick={() => onUpdate({ tab })}>
            {say(TAB_LABEL[tab])}{counts[tab] === null ? null : <span className={`tab-count${tab === 'findings' ? ` worst-${worst(open)}` : ''}`}>{counts[tab]}</span>}
          </button>
        ))}
      </div>
      {address.tab === 'tasks' && reading.tasks.length > 0 ? <Filters {...props} /> : null}
      {address.unit !== null || address.text !== '' ? <p className="print-extent">{[address.unit, address.text === '' ? null : say('print.text', { text: address.text }), say('filter.shown', { shown: shown.length, total: reading.tasks.length })].filter((part) => part !== null).join(' · ')}</p> : null}
      <div className="tab-panel" id="tab-panel" role="tabpanel" aria-labelledby={`tab-${address.tab}`} tabIndex={0}>
        {desk?.editing?.kind === 'new' && editedTask(desk.editing) < 0 ? <CellEditor /> : null}
        {address.tab === 'tasks' ? <Tasks {...props} shown={shown} /> : null}
        {address.tab === 'targets' && desk !== null ? <p className="add-target"><button type="button" className="link" onClick={() => desk.edit({ kind: 'new', at: 's', field: 'target' })}>{checkingWord('add.sectionTarget')}</button></p> : null}
        {address.tab === 'targets' ? reading.targets.length === 0 ? <p className="blank">{say('targets.empty')}</p>
          : <TargetTable targets={reading.targets.map((target, i) => ({ target, anchor: `s${i}`, heading: target.heading }))} at={address.at} onChoose={onChoose} /> : null}
        {address.tab === 'parameters' ? <Parameters reading={reading} at={address.at} onChoose={onChoose} /> : null}
        {address.tab === 'findings' ? <Findings reading={reading} written={props.written} received={props.received} at={address.at} onChoose={onChoose} /> : null}
        {address.tab === 'head' ? <Head reading={reading} at={address.at} onChoose={onChoose} /> : null}
      </div>
    </section>
  );
}

function Tasks(props: LedgerPaneProps): ReactNode {
  const say = useSay();
  const checkingWord = useWords(words);
  if (props.reading.tasks.length === 0) return <p className="blank">{say(props.reading.source.text.trim() === '' ? 'tasks.emptyDraft' : props.reading.findings.length > 0 ? 'tasks.emptySee' : 'tasks.empty')}</p>;
  if (props.shown.length === 0) {
    if (props.address.unchecked && props.address.unit === null && props.address.text === '') return <p className="blank">{checkingWord('filter.none')} <button type="button" className="link" onClick={() => props.onUpdate({ unchecked: false })}>{say('filter.clear')}</button></p>;
    return <p className="blank">{say('tasks.noneShown')} <button type="button" className="link" onClick={() => props.onUpdate({ unit: null, text: '', unchecked: false })}>{say('filter.clear')}</button></p>;
  }
  return <Ledger reading={props.reading} index={props.index} shown={props.shown} at={props.address.at} open={props.address.open} unit={props.address.unit} word={props.address.text === '' ? props.address.find : props.address.text} hovered={props.hovered} onChoose={props.onChoose} onToggle={props.onToggle} onHover={props.onHover} onAcceptRow={props.onAcceptRow} />;
}

function Filters({ reading, shown, address, onUpdate, onUnit }: LedgerPaneProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(address.text);
  useEffect(() => setTyped(address.text), [address.text]);
  const options = useMemo(() => unitShares(reading.tasks).map(({ unit, lead, cooperating }) => ({ value: unit, label: unit, share: say('filter.share', { lead, cooperating }) })), [reading, say]);
  const filtered = address.unit !== null || address.text !== '' || address.unchecked;
  const checked = useCheckingDesk() !== null;
  const checkingWord = useWords(words);
  return (
    <div className="filters" role="search">
      <Select className="filter-unit" aria-label={say('filter.unit')} placeholder={say('filter.unit')} allowClear showSearch disabled={options.length === 0} options={options} value={address.unit} popupMatchSelectWidth={320}
        notFoundContent={say('filter.noUnit')} optionRender={(option) => <span className="unit-option"><span>{option.label}</span><span className="quiet">{option.data.share}</span></span>}
        onChange={(unit: string | null | undefined) => onUnit(unit ?? null)} />
      <Input className="filter-text" aria-label={say('filter.text')} placeholder={say('filter.text')} allowClear value={typed}
        onChange={(event) => { setTyped(event.target.value); onUpdate({ text: event.target.value }); }} />
      {checked ? <button type="button" className="only-unchecked" aria-pressed={address.unchecked} onClick={() => onUpdate({ unchecked: !address.unchecked })}>{checkingWord('filter.open')}</button> : null}
      {checked ? <AcceptMany /> : null}
      <span className="quiet filter-count" role="status">{filtered ? say('filter.shown', { shown: shown.length, total: reading.tasks.length }) : ''}</span>
      {checked ? <Progress /> : null}
    </div>
  );
}

function worst(findings: Reading['findings']): string {
  return ['error', 'warning', 'note'].find((severity) => findings.some((finding) => finding.severity === severity)) ?? 'none';
}
