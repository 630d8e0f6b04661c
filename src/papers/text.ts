/** What the web needs to show a paper while it is typed. Pure. */
export { checkBody, figureInWords, render, wordsOf } from './render.ts';
export { FIGURE_NAMES, KINDS, LIST_PREFIX, MISSING_UNITS_NAME, STANDING_NAMES, TARGETS_NAME, TO_ONE_UNIT } from './words.ts';
