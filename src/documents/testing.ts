/** A documents room over a real database and the real worker, for tests. */
import { isRefusal } from '#kernel';
import { type Clock, type Database, frozenClock } from '#platform';
import type { Room } from './commands.ts';
import { openReadingDesk, type ReadingDesk } from './reading-desk.ts';

export const MORNING = '2026-03-02T01:30:00.000Z';

/** What was done; a refusal is a fault here. */
export function must<T>(value: T): Exclude<T, { refused: string }> {
  if (isRefusal(value)) throw new Error(`${value.refused} ${JSON.stringify(value.values)}`);
  return value as Exclude<T, { refused: string }>;
}

/** The code of a refusal, or `done`. */
export function refusal(value: unknown): string {
  return isRefusal(value) ? value.refused : 'done';
}

export function testRoom(database: Database, desk: ReadingDesk = openReadingDesk(), clock: Clock = frozenClock(MORNING)): Room {
  return { database, clock, desk, version: '0.0.0' };
}

/** A short plan of an invented county; `about` makes it another. */
export function plan(about = '扩建校舍'): Uint8Array {
  return new TextEncoder().encode(`云岭县人民政府办公室关于印发教育提升方案的通知
云政办〔2026〕7号

一、重点任务
1.${about}。到2027年底，新建小学2所。（县教育局、县财政局。列第一位的单位为牵头单位）
`);
}
