/** The door of the delivery room: what plans ask of units, and what comes back. */
import type { AnyHandler, OpenRoom, Platform, Room as PlatformRoom } from '#platform';
import { endpoints } from './api.ts';
import type { Room } from './room.ts';
import { deliverySentences } from './sentences.ts';
import { tables } from './tables.ts';

export { endpoints } from './api.ts';
export type * from './model.ts';

export const deliveryRoom: PlatformRoom = { name: 'delivery', endpoints, sentences: deliverySentences, tables, open };

function open({ database, clock }: Platform): OpenRoom {
  const room: Room = { database, clock };
  return { handlers: handlersOf(room) as unknown as Record<string, AnyHandler> };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(_at: Room): Record<string, AnyHandler> {
  return {};
}
