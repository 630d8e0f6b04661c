/** What was said of a row's cells, as one word: two that are the same are equal, so a row is drawn again only when its own cells changed. */
import type { CellState } from '#documents/corrections';
import { anchorOfCell, type CellIndex } from './cell-anchors.ts';

export function checksOf(index: CellIndex, task: number): string {
  const cells = index.ofTask(task);
  const counted = cells.filter(({ empty, state }) => !empty || state !== 'proposed');
  const said = cells.flatMap((cell) => { const anchor = anchorOfCell(cell); return cell.state === 'proposed' || anchor === null ? [] : [`${anchor}=${cell.state}`]; });
  return [counted.filter(({ state }) => state !== 'proposed').length, counted.length, ...said].join(' ');
}

export function readChecks(checks: string): { readonly checked: number; readonly total: number; readonly states: ReadonlyMap<string, CellState> } {
  const [checked, total, ...said] = checks.split(' ');
  return { checked: Number(checked), total: Number(total), states: new Map(said.map((one) => one.split('=') as [string, CellState])) };
}
