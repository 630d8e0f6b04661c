export { readConfig } from '#platform';
