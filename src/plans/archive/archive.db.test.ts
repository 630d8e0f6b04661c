import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Caller, SYSTEM } from '#platform';
import { sm3 } from '#platform/sm3';
import { majorsHere, type TestServer, testServer } from '#platform/testing';
import { draftPlan } from '../drafting.ts';
import { must, paper, published, testRoom, type TestRoom } from '../testing.ts';
import { archivePackage, archivePlan } from './commands.ts';

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: TestServer;
  beforeAll(async () => { server = await testServer(major); });
  afterAll(() => server.stop());
  const room = async (): Promise<TestRoom> => {
    const at = testRoom(await server.fresh());
    onTestFinished(at.close);
    return at;
  };

  test('the package holds paper, ledger and journal, and its index names each with its digest', async () => {
    const at = await room();
    const plan = await published(at);
    const file = must(await archivePackage(at, SYSTEM, plan.id));
    const inside = unzipSync(file.bytes);
    expect(strFromU8(inside['1 原文/方案.txt'] as Uint8Array)).toBe(paper());
    expect(Object.keys(inside)).toEqual(expect.arrayContaining(['0 目录.docx', '0 目录.csv', '0 封存.txt', '2 台账/云岭县教育提升实施方案.docx', '2 台账/云岭县教育提升实施方案.xlsx', '4 办理记录/journal.jsonl']));
    const listed = strFromU8(inside['0 目录.csv'] as Uint8Array).trim().split('\r\n').slice(1).map((line) => line.slice(1, -1).split('","'));
    expect(listed.map(([path]) => path).sort()).toEqual(Object.keys(inside).filter((path) => !path.startsWith('0 ')).sort());
    for (const [path = '', bytes, digest] of listed) expect([inside[path]?.byteLength, sm3(inside[path] as Uint8Array)]).toEqual([Number(bytes), digest]);
    expect(strFromU8(inside['4 办理记录/journal.jsonl'] as Uint8Array).trim().split('\n').map((line) => (JSON.parse(line) as { action: string }).action)).toEqual(['draft-plan', 'publish-plan']);
  });

  test('it is marked once, stays to be amended no less, and a draft is not archived', async () => {
    const at = await room();
    const plan = await published(at);
    const marked = must(await archivePlan(at, SYSTEM, plan.id, plan.version));
    expect(marked).toMatchObject({ archivedAt: expect.any(String), version: plan.version + 1 });
    expect(marked.actions).not.toContain('archive');
    expect(await archivePlan(at, SYSTEM, plan.id, marked.version)).toMatchObject({ refused: 'not-possible-now', values: { possible: 'amend, withdraw' } });
    const draft = must(await draftPlan(at, SYSTEM, { documentId: await at.addDocument(paper()), ownerUnitId: null, periodFrom: null, periodTo: null }));
    expect(await archivePackage(at, SYSTEM, draft.id)).toMatchObject({ refused: 'not-possible-now' });
    const reader: Caller = { kind: 'account', id: plan.id, grants: [{ role: 'reader', unitId: null }], sessionId: null };
    expect(await archivePlan(at, reader, plan.id, marked.version)).toMatchObject({ refused: 'not-allowed' });
  });
});
