import type { Clock, Executor } from '#platform';

export interface PapersRoom { readonly database: Executor; readonly clock: Clock }
