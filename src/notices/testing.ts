/** A door for tests of rooms that tell people something. */
export { countUnread, listNotices } from './own.ts';
