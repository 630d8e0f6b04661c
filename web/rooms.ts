/** The rooms of the web, in the order of the menu: a new one is a line here. */
import type { WebRoom } from './room.ts';
import { access } from './access/room.ts';
import { documents } from './documents/room.ts';
import { comparison } from './comparison/room.ts';
import { consultation } from './consultation/room.ts';
import { dispatch } from './dispatch/room.ts';
import { plans } from './plans/room.ts';
import { drafting } from './drafting/room.ts';
import { journal } from './journal/room.ts';
import { notices } from './notices/room.ts';
import { papers } from './papers/room.ts';
import { people } from './people/room.ts';
import { planning } from './planning/room.ts';
import { states } from './states/room.ts';
import { reporting } from './reporting/room.ts';
import { units } from './units/room.ts';

export const rooms: readonly WebRoom[] = [documents, plans, dispatch, reporting, states, drafting, consultation, comparison, planning, papers, units, people, notices, access, journal];
