/** Which rhythm of reporting a document asks for. Pure; the keeper confirms it. */
import type { Every } from '#calendar';
import { REGULAR_WORDS, REPORTING_WORDS, RHYTHM_WORDS } from './rhythm-words.ts';

export interface RhythmProposal {
  readonly every: Every;
  /** The sentence that names it; null where the document names none. */
  readonly clause: string | null;
  readonly because: 'named' | 'regularly' | 'none-named';
}

const LONGEST_CLAUSE = 200;

/**
 * The rhythm that a sentence about reporting names; a quarter where it says "regularly"; half a year where the document
 * names none. A month is proposed only with its sentence, since what asks more often than a quarter needs a clause.
 * @param text of the whole document.
 */
export function proposeRhythm(text: string): RhythmProposal {
  const sentences = text.split(/[。；;！!\n]/u).map((one) => one.trim()).filter((one) => REPORTING_WORDS.test(one));
  for (const { every, pattern } of RHYTHM_WORDS) {
    const found = sentences.find((one) => nearReporting(one, pattern));
    if (found !== undefined) return { every, clause: shortened(found), because: 'named' };
  }
  const regular = sentences.find((one) => REGULAR_WORDS.test(one));
  return regular === undefined ? { every: 'half-year', clause: null, because: 'none-named' } : { every: 'quarter', clause: shortened(regular), because: 'regularly' };
}

/** Letters between the rhythm and the reporting: further apart, the one says nothing of the other. */
const NEAR = 16;

function nearReporting(sentence: string, pattern: RegExp): boolean {
  for (const match of sentence.matchAll(new RegExp(pattern.source, 'gu'))) {
    const from = Math.max(0, match.index - NEAR / 2);
    if (REPORTING_WORDS.test(sentence.slice(from, match.index + match[0].length + NEAR))) return true;
  }
  return false;
}

function shortened(words: string): string {
  const points = [...words];
  return points.length <= LONGEST_CLAUSE ? words : `${points.slice(0, LONGEST_CLAUSE - 1).join('')}…`;
}
