/** The reading that follows the typing: one text at a time in the worker, the newest waiting, the rest skipped. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Reading } from '#reader/model';
import type { ToRead, WasRead } from './live.worker.ts';

export interface LiveReading { readonly reading: Reading; readonly version: number; readonly milliseconds: number }

export function useLiveReading(): { readonly live: LiveReading | null; readonly read: (text: string, version: number) => void } {
  const [live, setLive] = useState<LiveReading | null>(null);
  const worker = useRef<Worker | null>(null);
  const busy = useRef<ToRead | null>(null);
  const waiting = useRef<ToRead | null>(null);

  useEffect(() => {
    const started = new Worker(new URL('./live.worker.ts', import.meta.url), { type: 'module' });
    worker.current = started;
    function goOn(): ToRead | null {
      const done = busy.current;
      busy.current = waiting.current;
      waiting.current = null;
      if (busy.current !== null) started.postMessage(busy.current);
      return done;
    }
    // A text that brings the reader down must not stop the reading of the next one.
    started.onerror = () => { goOn(); };
    started.onmessage = (event: MessageEvent<WasRead>) => {
      const asked = goOn();
      if (asked === null) return;
      const { reading, version, milliseconds } = event.data;
      setLive({ reading: { ...reading, source: { ...reading.source, text: asked.text } }, version, milliseconds });
    };
    if (busy.current !== null) started.postMessage(busy.current);
    return () => { started.terminate(); worker.current = null; };
  }, []);

  const read = useCallback((text: string, version: number) => {
    const asked: ToRead = { version, text };
    if (busy.current !== null) waiting.current = asked;
    else {
      busy.current = asked;
      worker.current?.postMessage(asked);
    }
  }, []);
  return { live, read };
}
