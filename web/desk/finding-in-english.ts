/** A chunk of its own: only who chose English loads it. */
export { findingInEnglish } from '#reader';
