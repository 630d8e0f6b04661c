/** A door for tests and benches only: the journal's parts, and a table of its tests' own. */
export { effectDigest, entryDigest, FORM, veil } from './digest.ts';
export { startSealer } from './seal.ts';
export { unsealed } from './seal-store.ts';
export { AT, journalDatabase, personTable, step } from './testing-store.ts';
