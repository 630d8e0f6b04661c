/** Two halves with a border that is dragged or moved by the arrow keys; on a narrow screen one half at a time. */
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useSay } from '../labels/index.tsx';

const KEY = 'taizhang.split';
const USUAL = 40;
const LEAST = 25;
const MOST = 75;
const STEP = 2;

function remembered(): number {
  try {
    const kept = Number(localStorage.getItem(KEY));
    return kept >= LEAST && kept <= MOST ? kept : USUAL;
  } catch { return USUAL; }
}

export function Split({ left, right, pane }: { readonly left: ReactNode; readonly right: ReactNode; readonly pane: 'paper' | 'ledger' }): ReactNode {
  const say = useSay();
  const holder = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(remembered);

  function move(next: number): void {
    const bounded = Math.min(MOST, Math.max(LEAST, Math.round(next * 10) / 10));
    setShare(bounded);
    try { localStorage.setItem(KEY, String(bounded)); } catch { /* kept for this visit */ }
  }

  function key(event: KeyboardEvent): void {
    const next = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LEAST, End: MOST }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(next);
  }

  function drag(event: PointerEvent<HTMLDivElement>): void {
    const box = holder.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    move(((event.clientX - box.left) / box.width) * 100);
  }

  return (
    <div className="split" data-pane={pane} ref={holder} style={{ '--share': `${share}fr`, '--rest': `${100 - share}fr` } as Record<string, string>}>
      <div className="split-left" id="desk-left">{left}</div>
      <div className="split-bar" role="separator" tabIndex={0} aria-orientation="vertical" aria-label={say('desk.split')} aria-controls="desk-left"
        aria-valuenow={Math.round(share)} aria-valuemin={LEAST} aria-valuemax={MOST} onKeyDown={key}
        onPointerDown={(event) => { event.preventDefault(); event.currentTarget.setPointerCapture(event.pointerId); }} onPointerMove={drag} />
      <div className="split-right">{right}</div>
    </div>
  );
}
