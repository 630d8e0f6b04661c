export { readSource } from '#reader';
