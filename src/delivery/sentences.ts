import type { Sentences } from '#platform';
import { dispatchingSentences } from './dispatching/sentences.ts';
import { planningSentences } from './planning/sentences.ts';
import { reportingSentences } from './reporting-room.ts';
import { sharingSentences } from './sharing/sentences.ts';

/** Of all folders of the room. */
export const deliverySentences: Sentences = (refusal) => dispatchingSentences(refusal) ?? sharingSentences(refusal) ?? reportingSentences(refusal) ?? planningSentences(refusal);
