/** A workbook is looked through first; only when every row is right can it be taken in. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { UnitReference } from '#units/model';
import { addressOf, call } from '../api/call.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from './UnitPicker.tsx';
import { words } from './words.ts';

export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [below, setBelow] = useState<UnitReference | null>(null);
  const send = (chosen: File, dry: boolean, place: UnitReference | null): ReturnType<typeof call<'importUnits'>> =>
    call('importUnits', { query: { name: chosen.name, below: place?.id, dry: dry ? 'true' : 'false' }, body: chosen });
  const check = useMutation({ mutationFn: ({ chosen, place }: { chosen: File; place: UnitReference | null }) => send(chosen, true, place) });
  const apply = useMutation({
    mutationFn: (chosen: File) => send(chosen, false, below),
    onSuccess: async (report) => {
      if (!report.applied) { if (file !== null) check.mutate({ chosen: file, place: below }); return; }
      await queries.invalidateQueries({ queryKey: ['units'] });
      notify({ text: say('import.done', { created: report.created, changed: report.changed, moved: report.moved }) });
      onClose();
    },
  });
  const report = check.data;
  const count = report === undefined ? 0 : report.created + report.changed + report.moved;
  const error = check.error ?? apply.error;
  return (
    <Dialog title={say('import.title')} onClose={onClose} footer={(
      <>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {report !== undefined && report.faultCount === 0 ? <Button type="primary" disabled={count + report.aliases === 0 || file === null} loading={apply.isPending} onClick={() => { if (file !== null) apply.mutate(file); }}>{count + report.aliases === 0 ? say('import.nothing') : say('import.do', { count })}</Button> : null}
      </>
    )}>
      <p className="quiet import-about">{say('import.about')} <a href={addressOf('downloadUnitTemplate', { query: {} })} download>{say('import.template')}</a> · <a href={addressOf('downloadUnitTemplate', { query: { sample: 'true' } })} download>{say('import.sample')}</a></p>
      <p className="import-file">
        <input ref={field} type="file" className="visually-hidden" tabIndex={-1} aria-label={say('import.choose')} accept=".xlsx" onChange={(event) => {
          const chosen = event.target.files?.[0] ?? null;
          event.target.value = '';
          setFile(chosen);
          apply.reset();
          if (chosen !== null) check.mutate({ chosen, place: below });
        }} />
        <Button type={report === undefined || report.faultCount > 0 ? 'primary' : 'default'} onClick={() => field.current?.click()}>{say('import.choose')}</Button> <span>{file?.name}</span>
      </p>
      <div className="field"><span>{say('import.below')}</span><UnitPicker label={say('import.below')} value={below} placeholder={say('import.belowHint')} onChange={(unit) => { setBelow(unit); if (file !== null) check.mutate({ chosen: file, place: unit }); }} /></div>
      <div role="status">
        {check.isPending ? <p className="quiet">{say('import.checking')}</p> : null}
        {error === null ? null : <p className="refused">{complaint(error)}</p>}
        {report === undefined || check.isPending ? null : report.faultCount === 0
          ? <p>{say('import.good', { rows: report.rows, created: report.created, changed: report.changed, moved: report.moved, aliases: report.aliases, unchanged: report.unchanged })}</p>
          : <p className="refused">{say('import.bad', { rows: report.rows, count: report.faultCount })}</p>}
        {report === undefined || report.ignoredColumns.length === 0 ? null : <p className="quiet">{say('import.ignored', { columns: report.ignoredColumns.join('、') })}</p>}
      </div>
      {report === undefined || report.faultCount === 0 ? null : (
        <div className="import-faults">
          <table>
            <thead><tr><th className="figure">{say('import.row')}</th><th>{say('import.column')}</th><th>{say('import.fault')}</th></tr></thead>
            <tbody>{report.faults.map((fault, n) => <tr key={n}><td className="figure">{fault.row}</td><td lang="zh-CN">{fault.column}</td><td>{fault.sentence[language]}</td></tr>)}</tbody>
          </table>
          {report.faults.length < report.faultCount ? <p className="quiet">{say('import.more', { count: report.faults.length })}</p> : null}
        </div>
      )}
    </Dialog>
  );
}
