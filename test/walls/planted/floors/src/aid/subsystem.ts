export { orders } from '#casework';
