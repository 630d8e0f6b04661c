import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Role } from '#access';
import { documentsRoomShown } from '#documents';
import type { Refusal } from '#kernel';
import { type Caller, SYSTEM, within } from '#platform';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { collectivesWith, unitsRoom } from '#units';
import { plant, testRoom as unitsTestRoom } from '../units/testing.ts';
import { bulkAmend } from './amending.ts';
import { refreshAudiences } from './audience.ts';
import { actionsOf, sees, showsPapers } from './allowed.ts';
import { draftPlan, listPlans, lookOverDraft, openPlan } from './drafting.ts';
import { planVersions } from './history/commands.ts';
import { publishPlan } from './publishing.ts';
import { shownByPlans } from './index.ts';
import { openLedger } from './ledger/commands.ts';
import { PlanStatus } from './model.ts';
import { listTaskPage } from './questions.ts';
import { NEEDED, possible } from './states.ts';
import * as plans from './store/plans.ts';
import { must, paper, published, SIGNED, testRoom } from './testing.ts';

const reader = (unitId: string): Caller => ({ kind: 'account', id: randomUUID(), grants: [{ role: 'reader', unitId }], sessionId: null });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());

  test('who is named, alone or among others, sees the plan and its tasks; who is not does not', async () => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    const ids = await plant(unitsTestRoom(at.database));
    const { handlers } = unitsRoom(() => 'everywhere').open({ database: at.database, clock: at.clock, root: '', version: '0.0.0' } as never);
    const units = async (name: string, request: object): Promise<{ id: string }> => must(await (handlers[name] as unknown as (asked: object) => Promise<{ id: string } | Refusal>)({ caller: SYSTEM, database: at.database, ifMatch: null, params: {}, query: {}, ...request }));
    const unit = (name: RegExp): string => [...ids].find(([one]) => name.test(one))?.[1] ?? '';
    const [province, city, county, otherCity] = [unit(/^澜江省人民政府$/), unit(/^沅台市人民政府$/), unit(/^云岭县人民政府$/), unit(/^梓陵市人民政府$/)];
    const plan = await published(at, undefined, province);
    const seesIt = async (unitId: string): Promise<boolean> => !('refused' in await openPlan(at, reader(unitId), plan.id));
    expect([await seesIt(province), await seesIt(city), await seesIt(county), await seesIt(otherCity)]).toEqual([true, false, false, false]);

    const collective = await units('createCollective', { body: { name: '有关县政府', documentId: null, scopeUnitId: null, asOf: null, rule: null, memberIds: [county], excludedIds: [] } });
    const { tasks } = must(await openLedger(at, SYSTEM, plan.id));
    const [task] = tasks;
    must(await bulkAmend(at, SYSTEM, [{ id: task?.id ?? '', version: 1 }], { addUnit: { name: '有关县政府', role: 'cooperating', unitId: null, collectiveId: collective.id } }, { reason: '会议纪要', on: null }));
    expect(await collectivesWith(at.database, county, '2026-03-02')).toEqual([collective.id]);
    expect([await seesIt(city), await seesIt(county), await seesIt(otherCity)]).toEqual([true, true, false]);
    expect(must(await listTaskPage(at, reader(county), { text: '', unit: county, sort: 'due', limit: 10 })).items.map(({ id }) => id)).toEqual([task?.id]);
    expect(must(await listTaskPage(at, reader(county), { text: '', sort: 'due', limit: 10 })).items).toHaveLength(4);
    expect(must(await listTaskPage(at, reader(otherCity), { text: '', sort: 'due', limit: 10 })).items).toEqual([]);

    // Why an error was published as it stood is read by the owner's people, not by whom the plan names.
    const torn = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper().replace('新建小学2所', '新建小学2所\uFFFD'), '缺字.txt'), ownerUnitId: province, periodFrom: null, periodTo: null }));
    const overrides = must(await lookOverDraft(at, SYSTEM, torn.id)).openErrors.map(({ key }) => ({ key, reason: '原件如此，已请示' }));
    must(await publishPlan(at, SYSTEM, torn.id, torn.version, { signOff: SIGNED, overrides }));
    const [named] = must(await openLedger(at, SYSTEM, torn.id)).tasks;
    must(await bulkAmend(at, SYSTEM, [{ id: named?.id ?? '', version: 1 }], { addUnit: { name: '云岭县人民政府', role: 'cooperating', unitId: county, collectiveId: null } }, { reason: '会议纪要', on: null }));
    const why = async (unitId: string): Promise<(string | null)[]> => must(await planVersions(at, reader(unitId), torn.id)).map(({ reason }) => reason);
    expect(await why(county)).toEqual(['会议纪要', null]);
    expect(await why(province)).toEqual(['会议纪要', expect.stringContaining('已请示')]);

    // With the ledger its paper is shown, and no more than the paper; not while it is a draft, and to nobody else.
    const documents = documentsRoomShown(shownByPlans).open({ database: at.database, clock: at.clock, root: '', version: '0.0.0' });
    onTestFinished(async () => { await documents.close?.(); });
    const paperIs = plan.documentId;
    const opens = async (caller: Caller, id: string): Promise<string[]> => {
      const open: string[] = [];
      for (const [name, { path }] of Object.entries(documentsRoomShown(shownByPlans).endpoints)) {
        if (!path.startsWith('/api/v1/documents/:id')) continue;
        const reply = await (documents.handlers[name] as unknown as (asked: object) => Promise<unknown>)({ caller, database: at.database, ifMatch: 1, params: { id, cell: 'x', owner: 'x', finding: 'x', step: randomUUID() }, query: { format: 'json' }, body: {} }).catch(() => 'let in');
        if (!(typeof reply === 'object' && reply !== null && 'refused' in reply && ['document-not-found', 'not-allowed'].includes(String(reply.refused)))) open.push(name);
      }
      return open;
    };
    expect([await opens(reader(county), paperIs), await opens(reader(city), paperIs), await opens(reader(otherCity), paperIs)]).toEqual([['openDocument', 'downloadOriginal'], ['openDocument', 'downloadOriginal'], []]);
    expect((await opens({ ...reader(province), grants: [{ role: 'reader', unitId: null }] }, paperIs)).length).toBeGreaterThan(2);

    const draft = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper(), '县方案.txt'), ownerUnitId: county, periodFrom: null, periodTo: null }));
    const lists = async (unitId: string): Promise<boolean> => (await listPlans(at, reader(unitId), { after: null, limit: 10 })).items.some(({ id }) => id === draft.id);
    expect([await lists(city), await lists(otherCity)]).toEqual([true, false]);
    expect(await opens(reader(otherCity), draft.documentId)).toEqual([]);

    // The county comes under the other city: what it sees, that city sees now.
    await units('moveUnit', { params: { id: county }, ifMatch: 1, body: { parentId: otherCity, position: 0 } });
    expect(await refreshAudiences(at)).toBe(3);
    expect([await lists(city), await lists(otherCity)]).toEqual([false, true]);
    expect([await seesIt(city), await seesIt(county), await seesIt(otherCity)]).toEqual([false, true, true]);
    expect(await refreshAudiences(at)).toBe(0);
    await within(at.database, async (tx) => { expect((await plans.findPlan(tx, plan.id))?.audience).toContain(county); return null; });
  });
});

test('whoever it is: what one may do is possible there, allowed to one of their roles within reach, and seen', () => {
  const unit = fc.constantFrom('root', 'a', 'a1', 'b');
  const above: Readonly<Record<string, readonly string[]>> = { 'root': ['root'], 'a': ['root', 'a'], 'a1': ['root', 'a', 'a1'], 'b': ['root', 'b'] };
  const grant = fc.record({ role: fc.constantFrom(...Role.options), unitId: fc.option(unit, { nil: null }) });
  fc.assert(fc.property(fc.array(grant, { maxLength: 3 }), unit, fc.constantFrom(...PlanStatus.options), fc.boolean(), fc.subarray(['a', 'b']), (grants, owner, status, archived, named) => {
    const caller: Caller = { kind: 'account', id: 'x', grants, sessionId: null };
    const path = above[owner] ?? [];
    const plan = { status, archived_at: archived ? '2026-01-01T00:00:00.000Z' : null, audience: [...new Set(['root', ...named, ...path])] } as unknown as plans.PlanRow;
    const actions = actionsOf(caller, plan, path);
    for (const action of actions) {
      expect(possible(status)).toContain(action);
      expect(grants.some(({ role, unitId }) => (role === 'ledger-keeper' || (role === 'security-admin' && action === 'destroy')) && (unitId === null || path.includes(unitId))), NEEDED[action]).toBe(true);
      expect(sees(caller, plan, path)).toBe(true);
    }
    // Its papers go with it and not before it: not to whoever is asked for an opinion of a draft, nor to who does not see it.
    expect(showsPapers(caller, plan, path)).toBe(['published', 'withdrawn'].includes(status) && sees(caller, plan, path));
    if (!grants.some(({ role }) => !role.endsWith('-admin'))) expect([sees(caller, plan, path), actions]).toEqual([false, []]);
  }));
});
