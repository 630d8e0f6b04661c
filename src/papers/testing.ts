/** A door for tests across rooms: a paper, written and changed. */
export { changePaper, compilePaper } from './commands.ts';
