import type { Shell } from './egg.ts';
export const hen = (): Shell | null => null;
