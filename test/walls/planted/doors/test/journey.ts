export { tidy } from '../src/reader/flow.ts';
