/** The door of the corrections to a browser: the same fold on both sides of the wire. */
export { carriesUnit } from './carried.ts';
export type { Difference, Effect } from './carry.ts';
export { findingKeys } from './findings.ts';
export { basePrint, layCorrections, progressOf } from './lay.ts';
export * from './model.ts';
export { correctionsInside, publishCorrections } from './publish.ts';
