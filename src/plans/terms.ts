/** What the shapes of all rooms that speak of tasks are made of. Safe for the browser. */
import { z } from 'zod';

export const Role = z.enum(['lead', 'co-lead', 'cooperating']);
export type Role = z.infer<typeof Role>;
export const TaskKind = z.enum(['issue-paper', 'build', 'reach-target', 'activity', 'standing']);
export const Comparator = z.enum(['>=', '>', '<=', '<', '=', '~', 'range', 'eliminate']);
export const Basis = z.enum(['at-date', 'per-year', 'cumulative']);
export const Every = z.enum(['year', 'half-year', 'quarter', 'month', 'week', 'day', 'term', 'school-year']);

/** YYYY-MM-DD. */
export const Day = z.iso.date();
