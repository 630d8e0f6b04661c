/** Hands the reading on: which form, the whole or one unit's part, in which format. */
import { Button, Popover, Select } from 'antd';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ExportForm, ExportFormat } from '#documents/model';
import type { Reading } from '#reader/model';
import type { ExportChoice } from '../api/client.ts';
import { saveResponse } from '../api/download.ts';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useDeskAddress } from './address.ts';
import { unitShares } from './wording.ts';

const FORMS: readonly (readonly [ExportForm, LabelKey, LabelKey])[] = [['ledger', 'export.ledger', 'export.ledgerColumns'], ['responsibility', 'export.responsibility', 'export.responsibilityColumns']];
const FORMATS: readonly (readonly [ExportFormat, LabelKey])[] = [['docx', 'export.docx'], ['xlsx', 'export.xlsx'], ['csv', 'export.csv'], ['json', 'export.json']];

export function ExportButton({ reading, fetchFile, whole, aside = false }: { readonly reading: Reading; readonly fetchFile: (choice: ExportChoice) => Promise<Response>; readonly whole?: boolean; /** Another step comes first. */ readonly aside?: boolean }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} open={open} onOpenChange={setOpen} destroyOnHidden
      content={<Choices reading={reading} fetchFile={fetchFile} whole={whole === true} onDone={() => { setOpen(false); button.current?.focus(); }} />}>
      <Button ref={button} type={aside || reading.tasks.length === 0 ? 'default' : 'primary'} disabled={reading.tasks.length === 0} aria-expanded={open} aria-haspopup="dialog">{say('export.button')}</Button>
    </Popover>
  );
}

/** Without leaders and offices the ledger's columns for them would be empty from top to bottom. */
function hasPeople(reading: Reading): boolean {
  return reading.tasks.some((task) => task.leaders.length > 0 || task.offices.length > 0);
}

function Choices({ reading, fetchFile, whole, onDone }: { readonly reading: Reading; readonly fetchFile: (choice: ExportChoice) => Promise<Response>; readonly whole: boolean; readonly onDone: () => void }): ReactNode {
  const say = useSay();
  const complaint = useComplaint();
  const notify = useNotify();
  const { address } = useDeskAddress();
  const [form, setForm] = useState<ExportForm>(() => (hasPeople(reading) ? 'ledger' : 'responsibility'));
  const [unit, setUnit] = useState<string | null>(whole ? null : address.unit);
  const [busy, setBusy] = useState<ExportFormat | null>(null);
  const units = useMemo(() => unitShares(reading.tasks).map((share) => ({ value: share.unit, label: share.unit })), [reading]);

  async function save(format: ExportFormat): Promise<void> {
    setBusy(format);
    try {
      await saveResponse(await fetchFile({ format, form, unit }), `taizhang.${format}`);
      onDone();
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    } finally {
      setBusy(null);
    }
  }

  return (
    <div className="export" role="dialog" aria-label={say('export.button')} onKeyDown={(event) => { if (event.key === 'Escape' && !event.defaultPrevented) { event.stopPropagation(); onDone(); } }}>
      <fieldset>
        <legend>{say('export.form')}</legend>
        {FORMS.map(([one, label, columns]) => (
          <label key={one}><input type="radio" name="export-form" autoFocus={one === form} checked={form === one} onChange={() => setForm(one)} /><span>{say(label)}<small>{say(columns)}{one === 'ledger' && !hasPeople(reading) ? <em> {say('export.noPeople')}</em> : null}</small></span></label>
        ))}
      </fieldset>
      {whole ? null : (
        <fieldset>
          <legend>{say('export.extent')}</legend>
          <Select className="export-unit" aria-label={say('export.extent')} showSearch allowClear placeholder={say('export.whole')} options={units} value={unit} onChange={(next: string | null | undefined) => setUnit(next ?? null)} />
        </fieldset>
      )}
      <fieldset>
        <legend>{say('export.format')}</legend>
        <div className="export-formats">{FORMATS.map(([format, label]) => <Button key={format} loading={busy === format} disabled={busy !== null && busy !== format} onClick={() => void save(format)}>{say(label)}</Button>)}</div>
      </fieldset>
    </div>
  );
}
