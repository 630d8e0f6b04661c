import type { Answer } from '../api/call.ts';

/** One assignment with all that belongs to it. */
export type Opened = Answer<'openAssignment'>;
