/** How much was asked of each unit in a year. Safe for the browser. No time of day, no promptness: only what was asked. */
import { z } from 'zod';

export const BurdenLine = z.object({
  unitId: z.uuid(), unitName: z.string(),
  /** Reports that periods asked for, and fields in them. */
  asks: z.int(), fields: z.int(),
  /** Fields that the product had filled in and that were handed in so. */
  prefilled: z.int(),
  /** Asks that were refused since the fact was given before. */
  refused: z.int(),
});
export type BurdenLine = z.infer<typeof BurdenLine>;
export const Burden = z.object({ year: z.int(), years: z.array(z.int()), unitCount: z.int(), total: BurdenLine.omit({ unitId: true, unitName: true }), units: z.array(BurdenLine) });
export type Burden = z.infer<typeof Burden>;
