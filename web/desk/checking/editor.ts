/** The editor of a cell, which reads and refuses what is typed: fetched once there is something to check. */
import { apart } from '../../shell/apart.tsx';

export const CellEditor = apart(() => import('./CellEditor.tsx'));
