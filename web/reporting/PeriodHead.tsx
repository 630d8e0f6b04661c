/** What came in of a period, and what its keeper does with it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Period } from '#delivery/model';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useReportsChanged } from './use-changed.ts';
import { words } from './periods-words.ts';

export function PeriodCounts({ period }: { readonly period: Period }): ReactNode {
  const say = useWords(words);
  return (
    <span className="period-counts">
      <span>{say('periods.handedIn', { count: period.handedIn, asked: period.asked })}{period.pieces === 0 ? null : <span className="quiet">{say('periods.pieces', { count: period.pieces, whole: period.asked - period.pieces })}</span>}</span><span>{say('periods.passedCount', { count: period.passed })}</span>
      {period.late === 0 ? null : <span>{say('periods.lateCount', { count: period.late })}</span>}
      {period.unitsMissing === 0 ? null : <span className="is-missing">{say('periods.missing', { count: period.unitsMissing })}</span>}
    </span>
  );
}

export function PeriodButtons({ period }: { readonly period: Period }): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const [doing, setDoing] = useState<'lock' | 'move' | 'unlock' | null>(null);
  const [dueOn, setDueOn] = useState(period.dueOn);
  const act = async (run: () => Promise<Period>, done: 'periods.locked' | 'periods.moved'): Promise<void> => {
    try {
      await run();
      setDoing(null);
      notify({ text: say(done) });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await changed();
  };
  const workbook = async (): Promise<void> => {
    try {
      await saveResponse(await call('downloadPeriodWorkbook', { params: { id: period.id } }), `${period.title}.xlsx`);
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
  };
  return (
    <span className="period-buttons">
      <button type="button" className="plain-button" onClick={() => void workbook()}>{say('period.workbook')}</button>
      {period.status === 'open' && can('report-progress') ? <Link className="plain-button" to={`/periods/${period.id}/workbooks`}>{say('period.takeBack')}</Link> : null}
      {period.actions.includes('move-due') ? <button type="button" className="plain-button" onClick={() => setDoing('move')}>{say('periods.moveDue')}</button> : null}
      {period.actions.includes('lock') ? <button type="button" className="plain-button" onClick={() => setDoing('lock')}>{say('periods.lock')}</button> : null}
      {period.actions.includes('ask-unlocking') ? <button type="button" className="plain-button" onClick={() => setDoing('unlock')}>{say('unlocking')}</button> : null}
      {doing === 'unlock' ? <ReasonDialog title={say('unlocking.title', { title: period.title })} about={say('unlocking.about')} button={say('unlocking')} onClose={() => setDoing(null)} onDo={async (reason) => { await call('askUnlocking', { params: { id: period.id }, body: { reason } }); setDoing(null); notify({ text: say('unlocking.asked') }); await changed(); }} /> : null}
      {doing === 'lock' ? (
        <Dialog title={say('periods.lockTitle', { title: period.title })} onClose={() => setDoing(null)} footer={<><Button onClick={() => setDoing(null)}>{say('cancel')}</Button><Button danger type="primary" onClick={() => void act(() => call('lockPeriod', { params: { id: period.id }, ifMatch: period.version }), 'periods.locked')}>{say('periods.lock')}</Button></>}>
          <p lang="zh-CN">{period.unitsMissing === 0 ? say('periods.lockAboutNone') : say('periods.lockAbout', { count: period.unitsMissing, names: period.missing.slice(0, 10).map(({ unitName }) => unitName).join('、') })}</p>
        </Dialog>
      ) : null}
      {doing === 'move' ? (
        <Dialog title={say('periods.moveDue')} onClose={() => setDoing(null)} footer={<><Button onClick={() => setDoing(null)}>{say('cancel')}</Button><Button type="primary" disabled={dueOn < today()} onClick={() => void act(() => call('movePeriodDue', { params: { id: period.id }, ifMatch: period.version, body: { dueOn } }), 'periods.moved')}>{say('save')}</Button></>}>
          <p className="quiet">{say('periods.moveAbout')}</p>
          <DateField label={say('periods.dueOn')} autoFocus min={today()} value={dueOn} onChange={setDueOn} />
        </Dialog>
      ) : null}
    </span>
  );
}
