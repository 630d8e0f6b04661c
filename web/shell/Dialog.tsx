/** A dialog over the page: the browser's own, which holds the focus, leaves by Esc and gives the focus back. */
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useSay } from '../labels/index.tsx';

export function Dialog({ title, footer, onClose, children }: { readonly title: string; readonly footer?: ReactNode; readonly onClose: () => void; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const box = dialog.current;
    if (box === null || box.open) return;
    box.showModal();
    // The browser chooses the cross; whoever begins to type means the first field. (An autoFocus of its own comes before the dialog is shown, and fails.)
    [...box.querySelectorAll<HTMLElement>('input, textarea, select')].find((field) => field.checkVisibility() && !field.matches(':disabled'))?.focus();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose} onClick={(event) => { if (event.target === event.currentTarget) onClose(); }}>
      <div className="dialog-body">
        <header><h2 id={id}>{title}</h2><button type="button" className="dialog-away" aria-label={say('dialog.close')} onClick={onClose}>×</button></header>
        {children}
        {footer === undefined ? null : <footer>{footer}</footer>}
      </div>
    </dialog>
  );
}
