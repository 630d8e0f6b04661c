export { openDocument } from '#documents';
