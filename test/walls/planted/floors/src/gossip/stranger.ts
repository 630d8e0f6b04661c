export { isRefusal } from '#kernel';
