/** How a plan stands: its lines, its totals, its matrix, and along time; one line opens beside them. */
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { CountsLine } from './CountsLine.tsx';
import { OwedDrawer } from './OwedDrawer.tsx';
import { OwedList } from './OwedList.tsx';
import { TotalsView } from './TotalsView.tsx';
import { useTotals } from './use-delivery.ts';
import { words } from './words.ts';
import './states.css';

const MatrixView = lazy(() => import('./MatrixView.tsx'));
const TimelineView = lazy(() => import('./TimelineView.tsx'));
const VIEWS = ['list', 'totals', 'matrix', 'timeline'] as const;
type View = (typeof VIEWS)[number];

export default function DeliveryPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const view = VIEWS.find((one) => one === params.get('view')) ?? 'list';
  const open = params.get('open');
  const { data: plan } = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  const totals = useTotals(id, {});
  useEffect(() => { document.title = `${say('delivery.title')}${plan === undefined ? '' : ` · ${plan.title}`}`; }, [plan, say]);
  const put = useCallback((patch: Readonly<Record<string, string | null>>) => setParams((now) => {
    const next = new URLSearchParams(now);
    for (const [key, value] of Object.entries(patch)) { if (value === null || value === '') next.delete(key); else next.set(key, value); }
    return next;
  }, { replace: true }), [setParams]);
  const show = useCallback((one: string | null) => put({ open: one }), [put]);
  if (totals.error !== null && totals.data === undefined) { const told = tell(totals.error); return <Sentence title={say('delivery.failed')} detail={told.detail} id={told.id} action={<Link to={`/plans/${id}`}>{say('delivery.toPlan')}</Link>} />; }
  if (totals.data === undefined) return <Loading />;
  const nothing = totals.data.whole.total === 0;
  return (
    <div className={`delivery-page${open === null ? '' : ' has-opened'}`}>
      <header className="delivery-head">
        <p className="back"><Link to={`/plans/${id}`}>{say('delivery.toPlan')}</Link></p>
        <h1 lang="zh-CN">{plan?.title ?? say('delivery.title')}</h1>
        <CountsLine counts={totals.data.whole} pieces={totals.data.pieces} period={totals.data.period?.title ?? null} planId={id} />
        <div className="delivery-bar">
          <div className="switch" role="group" aria-label={say('delivery.view')}>{VIEWS.map((one) => <button key={one} type="button" aria-pressed={view === one} onClick={() => put({ view: one === 'list' ? null : one, open: null })}>{say(`view.${one}`)}</button>)}</div>
          {nothing ? null : <ExportLinks planId={id} view={view} period={params.get('period')} />}
        </div>
      </header>
      {nothing ? <p className="blank">{say('delivery.empty')}</p> : (
        <div className="delivery-split">
          <div className="delivery-main">
            {view === 'list' ? <OwedList planId={id} params={params} put={put} open={open} onOpen={show} /> : view === 'totals' ? <TotalsView planId={id} period={params.get('period')} onPeriod={(period) => put({ period })} /> : (
              <Suspense fallback={<Loading />}>{view === 'matrix' ? <MatrixView planId={id} onOpen={show} /> : <TimelineView planId={id} />}</Suspense>
            )}
          </div>
          {open === null ? null : <OwedDrawer key={open} id={open} onClose={() => show(null)} />}
        </div>
      )}
    </div>
  );
}

function ExportLinks({ planId, view, period }: { readonly planId: string; readonly view: View; readonly period: string | null }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [busy, setBusy] = useState(false);
  const what = view === 'timeline' ? 'list' : view;
  const save = async (format: 'docx' | 'xlsx' | 'csv'): Promise<void> => {
    setBusy(true);
    try { await saveResponse(await call('exportDelivery', { params: { id: planId }, query: { what, format, period: what === 'totals' ? period ?? undefined : undefined } }), `delivery.${format}`); } catch (failed) { notify({ text: complaint(failed), failed: true }); } finally { setBusy(false); }
  };
  return <p className="delivery-exports"><span className="quiet">{say('export')}</span>{(['xlsx', 'docx', 'csv'] as const).map((format) => <button key={format} type="button" className="link" disabled={busy} onClick={() => void save(format)}>{say(`export.${format}`)}</button>)}<button type="button" className="link" onClick={() => print()}>{say('print')}</button></p>;
}
