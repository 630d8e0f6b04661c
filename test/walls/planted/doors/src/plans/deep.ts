export { pupils } from '../registers/store.ts';
