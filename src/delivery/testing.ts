/** A door for tests of this room and of those above: what its commands stand on, as the product opens it. */
export { below as deliveryBelow } from './index.ts';
export type { Room } from './room.ts';
export { acknowledge } from './assignments/answering.ts';
export { draftDispatch, sendDispatch } from './dispatching/commands.ts';
export { openPeriod, setRhythm } from './periods/commands.ts';
export type { Period } from './periods/model.ts';
export { shareOut } from './sharing/commands.ts';
export { periodTable, reportTable } from './reporting-tables.ts';
export { assignmentTable } from './tables.ts';
export { openReport, submitReport } from './reports/commands.ts';
export { figureTable } from './reporting-tables.ts';
export { fillDelivery, type Many, type ManyAsked } from './testing/many-store.ts';
export { planTotals } from './totals/commands.ts';
export { planMatrix } from './views/commands.ts';
