/** The editor of a cell, which reads and refuses what is typed: fetched once there is something to check. */
import { early } from '../../shell/early.tsx';

export const { Part: CellEditor, fetch: fetchCellEditor } = early(() => import('./CellEditor.tsx'));
