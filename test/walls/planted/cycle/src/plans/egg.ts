import { hen } from './hen.ts';
export interface Shell { readonly of: typeof hen }
