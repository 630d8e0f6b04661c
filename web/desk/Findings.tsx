/** What is damaged, contradictory or missing: each finding with what to do, and links to its places. */
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import type { Reading, Severity } from '#reader/model';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { type Anchor, findingOf } from './anchor.ts';
import { useWords } from '../labels/words.ts';
import { useCheckingDesk } from './checking/context.ts';
import { shortened } from './checking/passage.ts';
import { Settle } from './checking/Settle.tsx';
import { words } from './checking/words.ts';
import { SeveritySign } from './SeveritySign.tsx';
import { ToWords } from './ToWords.tsx';

const LetterDialog = lazy(() => import('./LetterDialog.tsx'));

export const SEVERITY_LABEL: Readonly<Record<Severity, LabelKey>> = { error: 'severity.error', warning: 'severity.warning', note: 'severity.note' };
const ORDER: readonly Severity[] = ['error', 'warning', 'note'];
const PLACES = 6;

export function orderedFindings(reading: Reading): number[] {
  return reading.findings.map((_, f) => f).sort((a, b) => rank(reading, a) - rank(reading, b) || a - b);
}

function rank(reading: Reading, f: number): number {
  return ORDER.indexOf(reading.findings[f]?.severity ?? 'note');
}

export function Findings({ reading, written, at, received, onChoose }: { readonly reading: Reading; readonly written: Reading; readonly received: boolean; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void }): ReactNode {
  const say = useSay();
  const desk = useCheckingDesk();
  const checkingWord = useWords(words);
  const list = useRef<HTMLDivElement>(null);
  const chosen = findingOf(at);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (chosen >= 0) list.current?.querySelector(`[data-finding="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (reading.findings.length === 0) return <p className="blank">{say(reading.tasks.length === 0 ? 'findings.nothing' : 'findings.empty')}</p>;
  const folds = (f: number, places: number): boolean => places > PLACES + 1 && !unfolded.has(f) && !(f === chosen && /\.k(\d+)$/.test(at ?? '') && Number(/\d+$/.exec(at ?? '')?.[0]) >= PLACES);
  return (
    <div className="findings" ref={list}>
      {received ? <p className="findings-bar"><button type="button" className="link letter" onClick={() => setAsking(true)}>{say('finding.letter')}</button> <span className="quiet">{say('finding.letterAbout')}</span></p> : null}
      {desk === null ? null : <p className="findings-bar quiet" role="status">{checkingWord('settle.count', { settled: desk.checking.settled.size, total: reading.findings.length })}</p>}
      {ORDER.map((severity) => {
        const group = reading.findings.flatMap((finding, f) => (finding.severity === severity ? [{ finding, f }] : []));
        if (group.length === 0) return null;
        return (
          <section key={severity}>
            <h3><SeveritySign severity={severity} /> {say(SEVERITY_LABEL[severity])} <span className="quiet">{group.length}</span></h3>
            <ol>
              {group.map(({ finding, f }) => (
                <li key={f} className={`finding${f === chosen ? ' is-chosen' : ''}${desk?.checking.settled.has(f) === true ? ' is-settled' : ''}`} data-finding={f}>
                  <p className="finding-message">{finding.message}</p>
                  {finding.advice !== undefined ? <p className="finding-advice"><b>{say('finding.advice')}</b>{finding.advice}</p> : null}
                  <p className="finding-places">
                    {finding.spans.slice(0, folds(f, finding.spans.length) ? PLACES : undefined).map((span, k) => (
                      <ToWords key={k} anchor={finding.spans.length === 1 ? `f${f}` : `f${f}.k${k}`} at={at} onChoose={onChoose}>{excerpt(reading.source.text, span) || say('finding.place')}</ToWords>
                    ))}
                    {folds(f, finding.spans.length) ? <button type="button" className="link more-places" aria-expanded={false} onClick={() => setUnfolded(new Set([...unfolded, f]))}>{say('finding.morePlaces', { count: finding.spans.length - PLACES })}</button> : null}
                  </p>
                  <Settle finding={f} />
                </li>
              ))}
            </ol>
          </section>
        );
      })}
      {asking ? <Suspense><LetterDialog spoken={reading} reading={written} order={orderedFindings(reading)} onClose={() => setAsking(false)} /></Suspense> : null}
    </div>
  );
}

const EXCERPT = 28;
function excerpt(text: string, [start, end]: readonly [number, number]): string {
  return shortened(text.slice(start, Math.min(end, start + EXCERPT * 3)), EXCERPT);
}
