/** The tree: arrows move and open, Enter chooses, as trees do everywhere. */
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../labels/words.ts';
import type { Tree as Rows, TreeRow } from './use-tree.ts';
import { words } from './words.ts';

export function Tree({ tree, chosen, onChoose }: { readonly tree: Rows; readonly chosen: string | null; readonly onChoose: (id: string) => void }): ReactNode {
  const say = useWords(words);
  const holder = useRef<HTMLDivElement>(null);
  const { rows } = tree;
  const focusable = rows.some(({ unit }) => unit.id === chosen) ? chosen : rows[0]?.unit.id;
  useEffect(() => { holder.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }); }, [chosen]);

  function step(from: number, by: number): void {
    const next = rows[from + by];
    if (next !== undefined) holder.current?.querySelector<HTMLElement>(`[data-unit="${next.unit.id}"]`)?.focus();
  }

  function key(event: KeyboardEvent, row: TreeRow, at: number): void {
    const { unit, open, depth } = row;
    if (event.key === 'ArrowDown') step(at, 1);
    else if (event.key === 'ArrowUp') step(at, -1);
    else if (event.key === 'ArrowRight') { if (unit.childCount > 0 && !open) tree.toggle(unit.id, true); else step(at, 1); }
    else if (event.key === 'ArrowLeft') { if (open) tree.toggle(unit.id, false); else step(at, rows.slice(0, at).findLastIndex((one) => one.depth < depth) - at); }
    else if (event.key === 'Home') step(0, 0);
    else if (event.key === 'End') step(rows.length - 1, 0);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(unit.id);
    else return;
    event.preventDefault();
  }

  return (
    <div className="unit-tree" role="tree" aria-label={say('tree')} ref={holder}>
      {rows.map((row, at) => {
        const { unit, depth, open } = row;
        return (
          <div key={unit.id} role="treeitem" aria-level={depth} aria-selected={unit.id === chosen} aria-expanded={unit.childCount > 0 ? open : undefined} data-unit={unit.id} data-depth={Math.min(depth, 8)}
            tabIndex={unit.id === focusable ? 0 : -1} className={unit.validTo === null ? '' : 'is-closed'} onKeyDown={(event) => key(event, row, at)} onClick={() => onChoose(unit.id)}>
            {unit.childCount > 0
              ? <button type="button" tabIndex={-1} aria-hidden="true" className="unit-fold" title={say(open ? 'close' : 'open', { name: unit.name })} onClick={(event) => { event.stopPropagation(); tree.toggle(unit.id); }} />
              : <span className="unit-fold" />}
            <span className="unit-name">{unit.name}</span>
            {unit.validTo === null ? null : <small>{say('closedOn', { day: unit.validTo })}</small>}
            {unit.childCount > 0 ? <small className="unit-count" aria-hidden="true">{unit.childCount}</small> : null}
          </div>
        );
      })}
    </div>
  );
}
