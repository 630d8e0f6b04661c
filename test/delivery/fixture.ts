/** A published plan of the invented province with its units, and people who act for some of them: what tests of delivery stand on. */
import { randomUUID } from 'node:crypto';
import { type Role } from '#access/model';
import { isRefusal, type Refusal } from '#kernel';
import { type Caller, type Database, frozenClock, within } from '#platform';
import { type Change, verify, write } from '#journal';
import { rooms } from '../../src/rooms.ts';
import { deliveryBelow, type Room, staleKept } from '../../src/delivery/testing.ts';
import { collectiveTable, memberTable, plain, plant, testRoom as unitsRoomFor } from '../../src/units/testing.ts';
import { published, testRoom as plansRoomFor, type TestRoom } from '../../src/plans/testing.ts';
import { accountTable, grantTable } from '../../src/access/testing.ts';
import { PAPER } from './paper.ts';

export const MORNING = '2026-03-02T01:30:00.000Z';
export const DAY = '2026-03-02';

export const CITIES = ['沅台市人民政府', '梓陵市人民政府', '霁州土家族自治州人民政府'] as const;

export interface World {
  readonly room: Room;
  readonly plans: TestRoom;
  readonly planId: string;
  /** The id of a unit by its name. */
  readonly unit: (name: string) => string;
  /** The id of a task by its number as the paper has it: 1 to 5. */
  readonly task: (number: number) => string;
  /** Somebody with this role at this unit: a real account with a real grant. */
  readonly as: (role: Role, unitName: string | null) => Promise<Caller>;
  readonly close: () => Promise<void>;
}

export async function world(database: Database, clock = frozenClock(MORNING)): Promise<World> {
  const plans = plansRoomFor(database, clock);
  const ids = await plant(unitsRoomFor(database, clock));
  const unit = (name: string): string => { const id = ids.get(name); if (id === undefined) throw new Error(`the sample has no ${name}`); return id; };
  // 各市州人民政府 means the three of them, in everybody's papers.
  const collective = randomUUID();
  const members = CITIES.map((name): Change => { const id = randomUUID(); return { table: memberTable, id, insert: { id, collective_id: collective, unit_id: unit(name), excluded: false } }; });
  must(await within(database, async (tx) => await write(tx, { actor: { kind: 'system', id: null }, action: 'create-collective', subject: { kind: 'collective', id: collective }, at: clock.now().toISOString(), changes: [
    { table: collectiveTable, id: collective, insert: { id: collective, name: '各市州人民政府', folded: plain('各市州人民政府'), version: 1 } }, ...members,
  ] }) ?? true));
  const plan = await published(plans, PAPER, unit('澜江省教育厅'));
  const tasks = await database.selectFrom('plans.task').select(['id', 'text']).where('plan_id', '=', plan.id).orderBy('position').execute();
  return {
    room: { database, clock, below: deliveryBelow }, plans, planId: plan.id, unit,
    task: (number) => { const id = tasks[number - 1]?.id; if (id === undefined) throw new Error(`the paper has no task ${number}`); return id; },
    as: async (role, unitName) => {
      const [account, grant] = [randomUUID(), randomUUID()];
      const unitId = unitName === null ? null : unit(unitName);
      const name = `u${account.slice(0, 12)}`;
      must(await within(database, async (tx) => await write(tx, { actor: { kind: 'system', id: null }, action: 'add-account', subject: { kind: 'account', id: account }, at: clock.now().toISOString(), changes: [
        { table: accountTable, id: account, insert: { id: account, sign_in_name: name, sign_in_key: name, display_name: '试用人', unit_id: unitId, created_at: clock.now().toISOString() } },
        { table: grantTable, id: grant, insert: { id: grant, account_id: account, role, unit_id: unitId, valid_from: clock.now().toISOString() } },
      ] }) ?? true));
      return { kind: 'account', id: account, grants: [{ role, unitId }], sessionId: null };
    },
    close: plans.close,
  };
}

/** Whether the rows are what the entries tell, and what they keep of one another is what these say: whatever differs. */
export async function unproved({ plans }: World): Promise<string[]> {
  return [...(await verify(plans.database, rooms.flatMap(({ tables }) => tables))).faults.map((fault) => JSON.stringify(fault)), ...await staleKept(plans.database)];
}

export function must<T>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(`${value.refused} ${JSON.stringify(value.values)}`);
  return value;
}

