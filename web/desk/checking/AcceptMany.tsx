/** Accepts what nobody looked at yet, all of a kind at one stroke. */
import type { ReactNode } from 'react';
import type { CheckedCell, Field } from '#documents/corrections';
import { useWords } from '../../labels/words.ts';
import { useNotify } from '../../shell/Notices.tsx';
import { useFolding } from '../../shell/use-folding.ts';
import { isOpen } from './cell-anchors.ts';
import { useCheckingDesk } from './context.ts';
import { fieldWord, words } from './words.ts';

export function AcceptMany(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const notify = useNotify();
  const menu = useFolding();
  if (desk === null) return null;
  const { checking } = desk;
  const open = checking.checked.cells.filter(isOpen);
  const kinds = new Map<Field, CheckedCell[]>();
  for (const cell of open) {
    const list = kinds.get(cell.field) ?? [];
    kinds.set(cell.field, list);
    list.push(cell);
  }
  async function accept(cells: readonly CheckedCell[]): Promise<void> {
    menu.current?.removeAttribute('open');
    const done = await checking.accept(cells);
    if (done !== null) notify({ text: say('accept.done', { count: done.count }), action: { label: say('undo'), run: () => { void checking.undoStep(done.step); } } });
  }
  return (
    <details className="accept-many" ref={menu}>
      <summary>{say('accept.many')}</summary>
      <div>
        <p className="quiet">{say(open.length === 0 ? 'accept.nothing' : 'accept.manyAbout')}</p>
        {[...kinds].map(([field, cells]) => <button key={field} type="button" onClick={() => void accept(cells)}>{say('accept.kind', { field: say(fieldWord(field)), count: cells.length })}</button>)}
        {kinds.size > 1 ? <button type="button" onClick={() => void accept(open)}>{say('accept.everything', { count: open.length })}</button> : null}
      </div>
    </details>
  );
}
