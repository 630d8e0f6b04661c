/** What is told where a target is shared out. Safe for the browser. */
import { z } from 'zod';
import { Day, Share, Target, Trajectory, Waypoint } from '../model.ts';

const Figure = z.number().min(-1e15).max(1e15);

/** All shares of one target among those that stand on one level: of a task, or the parts of one assignment. */
export const ShareOut = z.object({
  /** The assignment whose own share is divided; null: the plan's target. */
  parentId: z.uuid().nullable().default(null),
  /** As they were seen, so that nobody's are lost. */
  seen: z.array(z.object({ id: z.uuid(), version: z.int() })).max(2_000).default([]),
  shares: z.array(z.object({
    assignmentId: z.uuid(), value: Figure, base: Figure.default(0), startsOn: Day.nullable().default(null), endsOn: Day.nullable().default(null), trajectory: Trajectory.default('none'), waypoints: z.array(Waypoint).max(200).default([]),
  }).strict()).max(2_000),
}).strict();
export type ShareOut = z.output<typeof ShareOut>;

/** A target with its shares on one level, and who on that level has none. */
export const SharedTarget = z.object({
  target: Target,
  /** What is divided: the target's value, or the share of the assignment above; null: that has none. */
  whole: z.number().nullable(),
  shares: z.array(Share),
  candidates: z.array(z.object({ assignmentId: z.uuid(), unitName: z.string(), title: z.string().nullable(), dueOn: Day.nullable() })),
  mayShare: z.boolean(),
});
export type SharedTarget = z.infer<typeof SharedTarget>;
