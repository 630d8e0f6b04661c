/** A workbook is looked through first; only when every row is right can it be taken in. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { addressOf, call } from '../api/call.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './words.ts';
import '../units/units.css';

export function ImportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  const field = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const send = (chosen: File, dry: boolean): ReturnType<typeof call<'importPeople'>> => call('importPeople', { query: { name: chosen.name, dry: dry ? 'true' : 'false' }, body: chosen });
  const check = useMutation({ mutationFn: (chosen: File) => send(chosen, true) });
  const apply = useMutation({
    mutationFn: (chosen: File) => send(chosen, false),
    onSuccess: async (report, chosen) => {
      if (!report.applied) { check.mutate(chosen); return; }
      await queries.invalidateQueries({ queryKey: ['people'] });
      notify({ text: say('import.done', { created: report.created, changed: report.changed }) });
      onClose();
    },
  });
  const report = check.data;
  const count = report === undefined ? 0 : report.created + report.changed + report.people;
  const error = check.error ?? apply.error;
  const good = report !== undefined && report.faultCount === 0;
  return (
    <Dialog title={say('import.title')} onClose={onClose} footer={(
      <>
        <Button onClick={onClose}>{say('cancel')}</Button>
        {good && file !== null ? <Button type="primary" disabled={count === 0} loading={apply.isPending} onClick={() => apply.mutate(file)}>{count === 0 ? say('import.nothing') : say('import.do', { count: report.created + report.changed, people: report.people })}</Button> : null}
      </>
    )}>
      <p className="quiet import-about">{say('import.about')} <a href={addressOf('downloadPeopleTemplate', {})} download>{say('import.template')}</a></p>
      <p className="import-file">
        <input ref={field} type="file" className="visually-hidden" tabIndex={-1} aria-label={say('import.choose')} accept=".xlsx" onChange={(event) => {
          const chosen = event.target.files?.[0] ?? null;
          event.target.value = '';
          setFile(chosen);
          apply.reset();
          if (chosen !== null) check.mutate(chosen);
        }} />
        <Button type={good ? 'default' : 'primary'} onClick={() => field.current?.click()}>{say('import.choose')}</Button> <span>{file?.name}</span>
      </p>
      <div role="status">
        {check.isPending ? <p className="quiet">{say('import.checking')}</p> : null}
        {error === null ? null : <p className="refused">{complaint(error)}</p>}
        {report === undefined || check.isPending ? null : <p className={good ? undefined : 'refused'}>{good ? say('import.good', { rows: report.rows, created: report.created, changed: report.changed, unchanged: report.unchanged, people: report.people }) : say('import.bad', { rows: report.rows, count: report.faultCount })}</p>}
        {report === undefined || report.ignoredColumns.length === 0 ? null : <p className="quiet">{say('import.ignored', { columns: report.ignoredColumns.join('、') })}</p>}
      </div>
      {report === undefined || good ? null : (
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
