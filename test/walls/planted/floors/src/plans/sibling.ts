export { pupils } from '#registers';
