export { publishLedger } from '#plans';
