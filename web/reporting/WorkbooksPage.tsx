/** Returned workbooks: looked at as one table, each cell with its file, before anything is kept. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Merged } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { useReportsChanged } from './use-changed.ts';
import { words } from './books-words.ts';
import './reporting.css';

interface Chosen { readonly name: string; readonly content: string }

async function chosenOf(file: File): Promise<Chosen> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8_192) binary += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return { name: file.name, content: btoa(binary) };
}

export default function WorkbooksPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { language } = useSpeech();
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const { id = '' } = useParams();
  const input = useRef<HTMLInputElement>(null);
  const [files, setFiles] = useState<readonly Chosen[]>([]);
  const [merged, setMerged] = useState<Merged | null>(null);
  const [reading, setReading] = useState(false);
  const [behalf, setBehalf] = useState(false);
  const [letter, setLetter] = useState({ number: '', on: today() });
  const [submit, setSubmit] = useState(false);
  const period = useQuery({ queryKey: ['period', id], queryFn: ({ signal }) => call('readPeriod', { params: { id }, signal }) });
  useEffect(() => { document.title = say('books.title'); }, [say]);
  if (period.error !== null) { const told = tell(period.error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (period.data === undefined) return <Loading />;
  const onBehalf = behalf && letter.number.trim() !== '' && letter.on !== '' ? { number: letter.number.trim(), on: letter.on } : null;
  const ask = async (some: readonly Chosen[], dry: boolean, as: typeof onBehalf): Promise<void> => {
    setReading(true);
    try {
      const found = await call('takeBackWorkbooks', { params: { id }, body: { files: [...some], dry, submit, onBehalf: as } });
      setMerged(found);
      if (!dry) { notify({ text: say('books.kept', { count: found.rows.filter(({ taken }) => taken === 'draft' || taken === 'record').length }) }); await changed(); }
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    setReading(false);
  };
  const choose = async (list: FileList | null): Promise<void> => {
    const some = await Promise.all([...list ?? []].map(chosenOf));
    if (some.length === 0) return;
    setFiles(some);
    await ask(some, true, onBehalf);
  };
  const keepable = merged?.rows.filter(({ taken }) => taken === 'draft' || taken === 'record').length ?? 0;
  return (
    <div className="reporting-page">
      <p className="back"><Link to={`/periods/${id}`} lang="zh-CN">{period.data.planTitle} {period.data.title}</Link></p>
      <h1>{say('books.title')}</h1>
      <p className="quiet">{say('books.lead')}</p>
      <p><Button type={merged === null ? 'primary' : 'default'} loading={reading} onClick={() => input.current?.click()}>{reading ? say('books.reading') : say('books.choose')}</Button><input ref={input} type="file" hidden multiple accept=".xlsx" aria-label={say('books.choose')} onChange={(event) => { void choose(event.target.files); }} /></p>
      {merged === null ? null : (
        <>
          <h2>{say('books.files')}</h2>
          <ul className="book-files">{merged.files.map((file, place) => <li key={`${file.name} ${place}`} lang="zh-CN">{file.name} <span className={file.refused === null ? 'quiet' : 'refused'}>{file.refused === null ? say('books.rows', { count: file.rows }) : file.refused[language]}</span></li>)}</ul>
          {merged.unmatched.length === 0 ? null : (
            <><h2>{say('books.unmatched', { count: merged.unmatched.length })}</h2>
              <ul className="book-unmatched">{merged.unmatched.map((one) => <li key={`${one.at.file} ${one.at.sheet} ${one.at.cell} ${one.why}`} lang="zh-CN"><strong>{say(`books.why.${one.why}`)}</strong> “{one.words}” <small>{say('books.cell', one.at)}</small>{one.other === null ? null : <small> {say('books.other', { ...one.other.at, words: one.other.words })}</small>}</li>)}</ul></>
          )}
          {merged.rows.length === 0 ? null : (
            <><h2>{say('books.found')}</h2>
              <table className="plain-table is-lines"><thead><tr><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.task')}</th><th scope="col">{say('column.said')}</th><th scope="col">{say('column.status')}</th></tr></thead>
                <tbody>{merged.rows.map((row) => (
                  <tr key={row.about.assignmentId}><th scope="row" lang="zh-CN">{row.about.unitName}</th><td lang="zh-CN">{row.about.title}</td>
                    <td lang="zh-CN" data-label={say('column.said')}><ul>{row.cells.map((cell) => <li key={`${cell.field} ${cell.shareId ?? ''}`}>{cell.field === 'standing' ? say(`standing.${cell.value as 'done'}`) : cell.field === 'problemKind' ? say(`problem.${cell.value as 'money'}`) : cell.value} <small>{say('books.cell', cell.at)}</small></li>)}</ul></td>
                    <td data-label={say('column.status')}>{say(`books.taken.${row.taken}`)}{row.refused === null ? null : <small className="refused">{row.refused[language]}</small>}</td></tr>
                ))}</tbody></table></>
          )}
          {merged.absent.length === 0 ? null : <details><summary>{say('books.absent', { count: merged.absent.length })}</summary><ul>{merged.absent.map((one) => <li key={one.assignmentId} lang="zh-CN">{one.unitName} · {one.title}</li>)}</ul></details>}
          {merged.applied ? null : (
            <section className="book-keep">
              <label><input type="checkbox" checked={submit} onChange={(event) => setSubmit(event.target.checked)} /> {say('books.submit')}</label>
              <label><input type="checkbox" checked={behalf} onChange={(event) => setBehalf(event.target.checked)} /> {say('books.onBehalf')}</label>
              {behalf ? <div className="field-pair"><label className="field is-wide"><span>{say('report.letterNumber')}</span><input className="report-line-input" lang="zh-CN" maxLength={100} value={letter.number} onChange={(event) => setLetter({ ...letter, number: event.target.value })} onBlur={() => { if (onBehalf !== null) void ask(files, true, onBehalf); }} /></label><DateField label={say('report.letterOn')} max={today()} value={letter.on} onChange={(on) => setLetter({ ...letter, on })} /></div> : null}
              <p><Button type="primary" loading={reading} disabled={keepable === 0 && onBehalf === null} onClick={() => void ask(files, false, onBehalf)}>{say('books.keep')}</Button></p>
            </section>
          )}
        </>
      )}
    </div>
  );
}
