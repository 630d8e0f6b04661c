/** A report while it is typed: kept on the server soon after each pause, one save after the other, and never lost to a colleague's. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Report, ReportDraft } from '#delivery/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useComplaint } from '../shell/use-problem.ts';

export type Kept = { readonly is: 'clean' | 'unsaved' | 'keeping' | 'kept' } | { readonly is: 'failed'; readonly why: string } | { readonly is: 'conflict'; readonly theirs: Report };

/** Long enough for a pause between two words. */
const PAUSE_MS = 900;

/** What the form begins with: what was kept, or what the system offers where nobody began. */
export function begunWith({ version, offer, shares, standing, progress, problemKind, problem, remedy, nextStep }: Report): ReportDraft {
  const fresh = version === 0;
  return {
    standing: fresh ? offer.standing?.value ?? null : standing, progress, problemKind: fresh ? offer.problemKind?.value ?? null : problemKind, problem: fresh ? offer.problem?.value ?? null : problem, remedy: fresh ? offer.remedy?.value ?? null : remedy, nextStep,
    figures: shares.map(({ shareId, value }) => ({ shareId, value: fresh ? offer.figures.find((one) => one.shareId === shareId)?.value?.value ?? null : value })),
  };
}

export interface DraftInHand {
  readonly draft: ReportDraft;
  readonly version: number;
  readonly kept: Kept;
  readonly type: (part: Partial<ReportDraft>) => void;
  /** Keeps what is typed now; gives back the version that is then there, null where it could not. */
  readonly keep: () => Promise<number | null>;
  readonly resolve: (whose: 'mine' | 'theirs') => void;
  /** What another step (evidence) made of the row. */
  readonly moved: (version: number) => void;
  readonly refuse: (error: unknown) => void;
}

/** @param keeps false: nothing is kept until it is recorded as a whole. */
export function useDraft(report: Report, keeps: boolean, onKept: (report: Report) => void): DraftInHand {
  const complaint = useComplaint();
  const [draft, setDraft] = useState(() => begunWith(report));
  const [kept, setKept] = useState<Kept>({ is: 'clean' });
  const latest = useRef(draft);
  const version = useRef(report.version);
  const dirty = useRef(false);
  const line = useRef<Promise<number | null>>(Promise.resolve(report.version));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const place = { id: report.about.assignmentId, period: report.period.id };

  const refuse = useCallback((error: unknown) => {
    const theirs = error instanceof Problem && error.status === 412 ? error.answer.current as Report | undefined : undefined;
    setKept(theirs === undefined ? { is: 'failed', why: complaint(error) } : { is: 'conflict', theirs });
  }, [complaint]);

  const keep = (): Promise<number | null> => {
    clearTimeout(timer.current);
    line.current = line.current.then(async () => {
      if (!dirty.current || !keeps) return version.current;
      dirty.current = false;
      setKept({ is: 'keeping' });
      try {
        const next = await call('saveReport', { params: place, ifMatch: version.current, body: latest.current });
        version.current = next.version;
        setKept(dirty.current ? { is: 'unsaved' } : { is: 'kept' });
        onKept(next);
        return next.version;
      } catch (error) {
        dirty.current = true;
        refuse(error);
        return null;
      }
    });
    return line.current;
  };
  const later = useRef(keep);
  useEffect(() => { later.current = keep; });
  const soon = (): void => {
    dirty.current = true;
    clearTimeout(timer.current);
    if (!keeps) return;
    setKept((now) => (now.is === 'conflict' ? now : { is: 'unsaved' }));
    timer.current = setTimeout(() => { void later.current(); }, PAUSE_MS);
  };
  // Leaving the page keeps what was typed last.
  useEffect(() => () => { clearTimeout(timer.current); if (dirty.current) void later.current(); }, []);
  return {
    draft, version: version.current, kept,
    type: (part) => {
      latest.current = { ...latest.current, ...part };
      setDraft(latest.current);
      if (kept.is !== 'conflict') soon(); else dirty.current = true;
    },
    keep,
    resolve: (whose) => {
      if (kept.is !== 'conflict') return;
      version.current = kept.theirs.version;
      if (whose === 'theirs') { latest.current = begunWith(kept.theirs); setDraft(latest.current); dirty.current = false; setKept({ is: 'clean' }); onKept(kept.theirs); return; }
      setKept({ is: 'unsaved' });
      soon();
    },
    moved: (next) => { version.current = next; },
    refuse,
  };
}
