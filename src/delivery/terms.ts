/** What the shapes of all of delivery are made of. Safe for the browser. Days are YYYY-MM-DD. */
import { z } from 'zod';

export const Day = z.iso.date();
export const Name = z.string().trim().min(1).max(200);
export const Reason = z.string().trim().min(1).max(2_000);
/** Of a letter or of minutes, as it is printed. */
export const PaperNumber = z.string().trim().min(1).max(100);
/** Personal: a name, with a telephone where it helps. */
export const Person = z.string().trim().min(1).max(100);

/** member: of a collective; part: a piece broken out or passed down. */
export const AssignmentRole = z.enum(['lead', 'co-lead', 'member', 'part']);
export type AssignmentRole = z.infer<typeof AssignmentRole>;
export const AssignmentStatus = z.enum(['draft', 'sent', 'acknowledged', 'objected', 'closed', 'withdrawn']);
export type AssignmentStatus = z.infer<typeof AssignmentStatus>;
export const Standing = z.enum(['not-started', 'under-way', 'blocked', 'done']);
export type Standing = z.infer<typeof Standing>;
export const ProblemKind = z.enum(['money', 'land', 'posts', 'approval', 'coordination', 'policy', 'other']);
export type ProblemKind = z.infer<typeof ProblemKind>;
