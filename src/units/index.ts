/** The door of the units room: the tree of units, their names, the sets of them. */
export { pathOf, searchUnits } from './commands/find.ts';
export { loadDirectory, type MatchOptions, matchNames } from './naming.ts';
export type * from './model.ts';
export { findUnit as unitById, findUnits as unitsById } from './store/units.ts';
export { tables } from './tables.ts';
