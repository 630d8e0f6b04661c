/** Short notices at the foot of the page: what was done, with the way back, or why it was not done. */
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useSay } from '../labels/index.tsx';

export interface Notice {
  readonly text: string;
  readonly failed?: boolean;
  /** The way back; choosing it also puts the notice away. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Gives back a function that puts the notice away. */
type Notify = (notice: Notice) => () => void;

const Context = createContext<Notify>(() => () => undefined);
const SHOWN_MS = 10_000;
const MOST = 3;

export function useNotify(): Notify {
  return useContext(Context);
}

export function Notices({ children }: { readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const [notices, setNotices] = useState<readonly (Notice & { readonly key: number })[]>([]);
  const last = useRef(0);
  const away = useCallback((key: number) => setNotices((all) => all.filter((one) => one.key !== key)), []);
  const notify = useCallback<Notify>((notice) => {
    last.current += 1;
    const key = last.current;
    setNotices((all) => [...all.slice(1 - MOST), { ...notice, key }]);
    setTimeout(() => away(key), SHOWN_MS);
    return () => away(key);
  }, [away]);
  const shown = useMemo(() => notices.map((notice) => (
    <p key={notice.key} className={`notice${notice.failed === true ? ' is-failed' : ''}`}>
      <span>{notice.text}</span>
      {notice.action ? <button type="button" onClick={() => { away(notice.key); notice.action?.run(); }}>{notice.action.label}</button> : null}
      <button type="button" className="notice-away" aria-label={say('notice.away')} onClick={() => away(notice.key)}>×</button>
    </p>
  )), [notices, away, say]);
  return (
    <Context value={notify}>
      {children}
      <div className="notices" role="status" aria-live="polite">{shown}</div>
    </Context>
  );
}
