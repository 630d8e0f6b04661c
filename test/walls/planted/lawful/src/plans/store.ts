import type { Kysely } from 'kysely';
import { isRefusal } from '#kernel';
import { systemClock } from '#platform';
import type { Reading } from '#reader/model';
import { late } from './rules.ts';

export const statement = 'select id from plans.task';
export const use = (db: Kysely<unknown>, reading: Reading): unknown => [db, reading, isRefusal, systemClock, late];
