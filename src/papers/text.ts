/** What the web needs to show a paper while it is typed. Pure. */
export { checkBody, render, wordsOf } from './render.ts';
export { FIGURE_NAMES, IN_UNITS, KINDS, LIST_PREFIX, MISSING_UNITS_NAME, TARGETS_NAME, TO_ONE_UNIT } from './words.ts';
