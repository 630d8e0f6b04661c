/** Twenty files made one: each cell tells its file; where two differ, both are listed and neither is taken. Pure. */
import type { FoundCell, Unmatched } from './model.ts';
import type { ReadFile } from './read.ts';

export interface MergedCells { readonly rows: ReadonlyMap<string, readonly FoundCell[]>; readonly unmatched: readonly Unmatched[] }

export function mergeFiles(files: readonly ReadFile[]): MergedCells {
  const rows = new Map<string, Map<string, FoundCell | null>>();
  const unmatched: Unmatched[] = files.flatMap((file) => file.unmatched);
  for (const { rows: found } of files) {
    for (const [assignmentId, cells] of found) {
      const row = rows.get(assignmentId) ?? new Map<string, FoundCell | null>();
      rows.set(assignmentId, row);
      for (const cell of cells) {
        const name = `${cell.field}:${cell.shareId ?? ''}`;
        const before = row.get(name);
        if (before === undefined) row.set(name, cell);
        else if (before === null) unmatched.push({ at: cell.at, words: String(cell.value), why: 'differs-between-files', other: null });
        else if (before.value !== cell.value) {
          unmatched.push({ at: before.at, words: String(before.value), why: 'differs-between-files', other: { at: cell.at, words: String(cell.value) } });
          row.set(name, null);
        }
      }
    }
  }
  return { rows: new Map([...rows].map(([id, row]) => [id, [...row.values()].filter((cell) => cell !== null)])), unmatched };
}
