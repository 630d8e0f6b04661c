export type { Source } from '#reader';
