/** Responsibility letters that were signed, each with its scan. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { useSession } from '../access/session.tsx';
import { addressOf, call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { FormDialog } from '../people/FormDialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';
import { useYear, YearChoice, YearFrame } from './YearFrame.tsx';

export default function LettersPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const complaint = useComplaint();
  const { can } = useSession();
  const { year } = useYear();
  const queries = useQueryClient();
  const [adding, setAdding] = useState(false);
  const { data, error } = useQuery({ queryKey: ['letters', year], queryFn: ({ signal }) => call('listResponsibilityLetters', { query: { year }, signal }) });
  const done = async (): Promise<void> => { await queries.invalidateQueries({ queryKey: ['letters'] }); };
  if (error !== null && data === undefined) {
    const { title, detail, id } = tell(error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  async function remove(id: string, version: number): Promise<void> {
    try {
      await call('removeResponsibilityLetter', { params: { id }, ifMatch: version });
      notify({ text: say('letters.removed') });
    } catch (failure) {
      notify({ text: complaint(failure), failed: true });
    }
    await done();
  }
  return (
    <YearFrame title={say('tab.letters')} about={say('letters.about')} action={can('dispatch-tasks') ? <Button type="primary" onClick={() => setAdding(true)}>{say('letters.add')}</Button> : null}>
      <div className="year-bar"><YearChoice /></div>
      {data === undefined ? <Loading /> : data.length === 0 ? <p className="blank">{say('letters.none')}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('letters.col.unit')}</th><th scope="col">{say('letters.col.from')}</th><th scope="col">{say('letters.col.number')}</th><th scope="col">{say('letters.col.on')}</th><th scope="col">{say('letters.col.file')}</th></tr></thead>
          <tbody>{data.map((one) => (
            <tr key={one.id}>
              <td lang="zh-CN">{one.unit.name}</td><td lang="zh-CN">{one.from.name}</td><td>{one.number ?? <span className="quiet">—</span>}</td><td>{one.signedOn}</td>
              <td className="people-does"><a href={addressOf('downloadResponsibilityLetter', { params: { id: one.id } })} download aria-label={`${say('letters.get')} ${one.unit.name}`}>{say('letters.get')}</a>{one.mayChange ? <button type="button" className="danger" aria-label={`${say('letters.remove')} ${one.unit.name}`} onClick={() => { if (confirm(say('letters.removeAsk', { unit: one.unit.name }))) void remove(one.id, one.version); }}>{say('letters.remove')}</button> : null}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {adding ? <FileDialog year={year} onDone={done} onClose={() => setAdding(false)} /> : null}
    </YearFrame>
  );
}

function FileDialog({ year, onDone, onClose }: { readonly year: number; readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const { me, unit: working } = useSession();
  const own = me?.roles.find(({ role, unitId }) => role === 'ledger-keeper' && unitId !== null && (working === null || unitId === working.id));
  const [unit, setUnit] = useState<UnitReference | null>(null);
  const [from, setFrom] = useState<UnitReference | null>(own === undefined || own.unitId === null ? null : { id: own.unitId, name: own.unitName ?? own.unitId });
  const [number, setNumber] = useState('');
  const [signedOn, setSignedOn] = useState(() => today());
  const [file, setFile] = useState<File | null>(null);
  return (
    <FormDialog title={say('letters.add')} button={say('letters.do')} possible={unit !== null && from !== null && file !== null && signedOn !== ''} onClose={onClose} onDo={async () => {
      if (file === null) return;
      await call('fileResponsibilityLetter', { query: { unit: unit?.id ?? '', from: from?.id ?? '', year, signedOn, number: number.trim() === '' ? undefined : number.trim(), name: file.name }, body: file });
      notify({ text: say('letters.done') });
      await onDone();
    }}>
      <div className="access-field"><span>{say('letters.unit')}</span><UnitPicker label={say('letters.unit')} value={unit} onChange={setUnit} autoFocus /></div>
      <div className="access-field"><span>{say('letters.from')}</span><UnitPicker label={say('letters.from')} value={from} onChange={setFrom} /></div>
      <div className="access-pair"><DateField label={say('letters.col.on')} required max={today()} value={signedOn} onChange={setSignedOn} /><Field label={say('letters.col.number')} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} /></div>
      <label className="access-field"><span>{say('letters.file')}</span><input type="file" accept=".pdf,.ofd,.png,.jpg,.jpeg,.webp" required onChange={(event) => setFile(event.target.files?.[0] ?? null)} /></label>
    </FormDialog>
  );
}
