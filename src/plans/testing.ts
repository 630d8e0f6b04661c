/** A plans room over a real database, and papers of invented places, for tests. */
import { openDocumentsAt, openReadingDesk, READING_LIMITS, type ReadingDesk } from '#documents';
import { isRefusal, type Refusal } from '#kernel';
import { type Clock, type Database, frozenClock, type OpenRoom, SYSTEM } from '#platform';
import { below } from './index.ts';
import { draftPlan } from './drafting.ts';
import type { Plan } from './model.ts';
import { publishPlan } from './publishing.ts';
import type { Room } from './room.ts';
import { keepShares } from './store/shares.ts';

export { amendTask, bulkAmend, withdrawTask } from './amending.ts';
export { linkPlans, sayCounterpart } from './comparison/commands.ts';
export { openConsultation, recordAnswer } from './consultation/commands.ts';
export { type Above, destroyPlan, previewDestruction, readDestruction } from './destroying/commands.ts';
export { exportDestructions, listDestructions } from './destroying/listing.ts';
export { ownRows } from './destroying/own-rows.ts';
export { draftPlan, openPlan } from './drafting.ts';
export { ledgerAt, planVersions, taskHistory } from './history/commands.ts';
export { saveView } from './views/commands.ts';
export { withdrawPlan } from './publishing.ts';

export const MORNING = '2026-03-02T01:30:00.000Z';
export const SIGNED = { by: '田小河', on: '2026-03-01', number: '云政办〔2026〕7号' };

export interface TestRoom extends Room { readonly database: Database; readonly addDocument: (text: string, name?: string) => Promise<string>; /** By hand, over no words. */ readonly correct: (documentId: string, cell: string, value: unknown, reason: string) => Promise<object | Refusal>; readonly close: () => Promise<void> }

/** One for all rooms of a test file, as each thread loads the reader anew; it ends with the process. How long a reading may take is tried at the desk itself. */
let desk: ReadingDesk | undefined;

export function testRoom(database: Database, clock: Clock = frozenClock(MORNING)): TestRoom {
  desk ??= openReadingDesk({ ...READING_LIMITS, seconds: 60 });
  const documents: OpenRoom = openDocumentsAt(desk, { database, clock, root: '', version: '0.0.0' });
  return {
    database, clock, below, shares: keepShares(clock),
    addDocument: async (text, name = '方案.txt') => {
      const add = documents.handlers['addDocument'] as unknown as (request: object) => Promise<{ id: string } | Refusal>;
      return must(await add({ params: {}, query: { name, mode: 'received' }, body: new TextEncoder().encode(text), caller: SYSTEM, database })).id;
    },
    correct: async (documentId, cell, value, reason) => {
      const put = documents.handlers['correctCell'] as unknown as (request: object) => Promise<object | Refusal>;
      return put({ params: { id: documentId, cell }, body: { value, rests: null, reason }, ifMatch: 0, caller: SYSTEM, database });
    },
    close: async () => { await documents.close?.(); },
  };
}

export function must<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
}

/** Drafted and published by the product itself. */
export async function published(room: TestRoom, text = paper(), ownerUnitId: string | null = null): Promise<Plan> {
  const draft = must(await draftPlan(room, SYSTEM, { documentId: await room.addDocument(text), ownerUnitId, periodFrom: null, periodTo: null }));
  return must(await publishPlan(room, SYSTEM, draft.id, draft.version, { signOff: SIGNED, overrides: [] }));
}

export function paper(): string {
  return `云岭县人民政府办公室关于印发教育提升实施方案的通知
云政办〔2026〕7号

各乡镇人民政府：
现将《云岭县教育提升实施方案》印发给你们，请认真执行。

云岭县教育提升实施方案

一、重点任务
（一）扩大学位供给。
1.扩建城区校舍。到2027年底，新建小学2所，新增学位1800个。（县教育局、县财政局、县自然资源局）
2.建设乡村幼儿园。2026年3月20日前完成选址。（县教育局、各乡镇政府）
（二）建强教师队伍。
3.培训骨干教师。每年培训骨干教师100名。（县教育局、县人力资源社会保障局）
4.落实教师工资待遇。2026年2月底前发放到位。（县财政局、县教育局）
以上任务列第一位的单位为牵头单位。

云岭县人民政府办公室
2026年2月10日
`;
}
