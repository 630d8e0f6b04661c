/** A door for tests of this room and of those above: what its commands stand on, as the product opens it. */
export { below as deliveryBelow } from './index.ts';
export type { Room } from './room.ts';
