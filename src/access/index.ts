/** The door of the access room: who may come in, and what each may do. */
import type { OpenRoom, Room } from '#platform';
import { accessSentences } from './sentences.ts';

export { type Action, ACTIONS, Role } from './model.ts';
export { admits, may, type Reach, reachOf } from './may.ts';

export const accessRoom: Room = { name: 'access', endpoints: {}, sentences: accessSentences, tables: [], open: (): OpenRoom => ({ handlers: {} }) };
