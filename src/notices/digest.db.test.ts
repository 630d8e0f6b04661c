import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { vaultOf } from '#access';
import { listEntries, verify } from '#journal';
import { type Caller, type Database, frozenClock, type MailSettings, SYSTEM, within } from '#platform';
import { certificate, getJob, majorsHere, type Robot, robot, startJobs } from '#platform/testing';
import { testDoor, type TestDoor } from '../access/testing.ts';
import { codeOf, must, type SampleServer, sampleServer } from '../units/testing.ts';
import * as channels from './channels.ts';
import { askForDigests, digestJob, DIGESTS, goesOut, sendDigests } from './digest.ts';
import type { Channel } from './model.ts';
import { noticeSentences } from './sentences.ts';
import { notify, type Telling } from './notify.ts';
import { listNotices } from './own.ts';
import type { OutgoingRoom } from './room.ts';
import { changeSettings, getSettings } from './settings.ts';
import { tables } from './tables.ts';
import { mailBox, type MailBox } from './testing/mail-box.ts';

/** A Monday, 8:30 in Shanghai. */
const MORNING = '2026-03-02T00:30:00.000Z';

test.each([
  ['2026-03-02', true], ['2026-03-01', false], ['2026-02-28', true], ['2026-10-01', false], ['2026-10-08', true], ['2026-10-10', true], ['2026-02-17', false],
  // Of 2031 no notice has spoken: weekends only.
  ['2031-10-01', true], ['2031-10-04', false],
])('%s: digests go out: %s', (day, told) => {
  expect(goesOut(day)).toBe(told);
});

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  const identity = certificate();
  let server: SampleServer;
  let database: Database;
  let door: TestDoor;
  let group: Robot;
  let box: MailBox;
  let clock: ReturnType<typeof frozenClock>;
  let room: OutgoingRoom;
  const unit = (name: string): string => server.ids.get(name) as string;
  beforeAll(async () => {
    server = await sampleServer(major);
    [group, box] = [await robot(identity), await mailBox(identity, { secure: true })];
  });
  afterAll(async () => { await group.close(); await box.close(); await server.stop(); });
  beforeEach(async () => {
    ({ database } = await server.copy());
    clock = frozenClock(MORNING);
    // The roles were given a month ago.
    door = testDoor(database, frozenClock('2026-02-01T00:00:00.000Z'));
    const mail: MailSettings = { host: '127.0.0.1', port: box.port, security: 'tls', user: undefined, password: undefined, from: 'tz@office.example' };
    room = { database, clock, outgoing: { mail, digestHour: 8, privateHosts: ['127.0.0.1'], authorities: identity.cert, lang: 'zh' }, vault: vaultOf(new Uint8Array(32).fill(5), 'taizhang channels'), link: 'https://taizhang.example/notices' };
    group.got.length = 0;
    box.got.length = 0;
    box.refuses.clear();
    group.answer = { status: 200, body: '{"errcode":0}' };
    return () => door.close();
  });

  const bureau = (): string => unit('云岭县教育局');
  const clerkWith = async (mail: string | null, at = bureau()): Promise<Caller> => {
    const { accountId } = await door.as('reporting-clerk', at);
    if (mail !== null) await sql`update access.account set mail = ${mail} where id = ${accountId}`.execute(database);
    return { kind: 'account', id: accountId, grants: [{ role: 'reporting-clerk', unitId: at }], sessionId: null };
  };
  const tell = (kind: Telling['kind'], hoursAgo = 12, more: Partial<Telling> = {}): Promise<unknown> =>
    within(database, (tx) => notify(tx, { kind, title: '云岭县教育提升实施方案', about: { kind: 'dispatch', id: null }, to: [{ unitId: bureau(), count: 3 }], at: new Date(clock.now().getTime() - hoursAgo * 3_600_000).toISOString(), ...more }));
  const draft = (more: Partial<channels.ChannelDraft> = {}): channels.ChannelDraft => ({ unitId: bureau(), kind: 'dingtalk', name: '云岭工作群', address: group.address, secret: 'SEC-of-the-robot', titles: false, enabled: true, ...more });
  /** As if it had been there the day before. */
  const channel = async (more: Partial<channels.ChannelDraft> = {}): Promise<Channel> => {
    const made = must(await channels.addChannel(room, SYSTEM, draft(more)));
    await sql`update notices.channel set created_at = created_at - interval '1 day' where id = ${made.id}`.execute(database);
    return made;
  };
  const last = async (id: string): Promise<unknown> => must(await channels.openChannel(room, SYSTEM, id)).lastDigest;
  const texts = (): unknown[] => group.got.map(({ body }) => (body['text'] as { content: string }).content);

  test('a channel\'s address and secret are sealed, shown to nobody, and nowhere in the journal', async () => {
    const keeper: Caller = { kind: 'account', id: (await door.as('ledger-keeper', bureau())).accountId, grants: [{ role: 'ledger-keeper', unitId: bureau() }], sessionId: null };
    const made = must(await channels.addChannel(room, keeper, draft()));
    expect(made).toMatchObject({ unit: { name: '云岭县教育局' }, kind: 'dingtalk', signs: true, version: 1, lastDigest: null, lastTrial: null });
    const told = JSON.stringify([made, await channels.listChannels(room, keeper), await listEntries(database, { kind: 'channel', id: made.id }, null, 10), (await sql`select * from notices.channel`.execute(database)).rows]);
    expect(told).not.toMatch(/SEC-of|token=abc/u);
    expect(codeOf(await channels.addChannel(room, keeper, draft({ unitId: null })))).toBe('no-such-unit');
    expect(codeOf(await channels.addChannel(room, keeper, draft({ unitId: unit('白水县教育局') })))).toBe('no-such-unit');
    expect(codeOf(await channels.addChannel(room, keeper, draft({ address: 'http://robot.example' })))).toBe('channel-address-wrong');
    expect(codeOf(await channels.addChannel({ ...room, vault: null }, keeper, draft()))).toBe('channel-key-missing');
    const stranger: Caller = { ...keeper, grants: [{ role: 'ledger-keeper', unitId: unit('白水县教育局') }] };
    expect(codeOf(await channels.openChannel(room, stranger, made.id))).toBe('channel-not-found');
    expect((await channels.listChannels(room, stranger)).items).toEqual([]);
    expect(must(await channels.changeChannel(room, keeper, made.id, 1, { name: '新名', titles: true, enabled: true }))).toMatchObject({ name: '新名', signs: true, version: 2 });
    expect(codeOf(await channels.changeChannel(room, keeper, made.id, 1, { name: '旧名', titles: true, enabled: true }))).toBe('stale');
    expect((await verify(database, tables)).faults).toEqual([]);
    expect(await channels.removeChannel(room, keeper, made.id, 2)).toBeNull();
  });

  test('tried out once a minute: the message is signed, and what came of it is kept', async () => {
    const { id } = await channel();
    expect(await channels.tryChannel(room, SYSTEM, id)).toEqual({ failure: null });
    expect(group.got[0]?.path).toMatch(/token=abc&timestamp=1772411400000&sign=/u);
    expect(texts()[0]).toContain('试发');
    expect(codeOf(await channels.tryChannel(room, SYSTEM, id))).toBe('channel-tried-lately');
    clock.advanceDays(1);
    group.answer = { status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' };
    expect(await channels.tryChannel(room, SYSTEM, id)).toEqual({ failure: 'robot 310000' });
    expect(must(await channels.openChannel(room, SYSTEM, id)).lastTrial).toMatchObject({ failure: 'robot 310000' });
    clock.advanceDays(1);
    expect(await channels.tryChannel({ ...room, vault: vaultOf(new Uint8Array(32).fill(6), 'taizhang channels') }, SYSTEM, id)).toEqual({ failure: 'key-missing' });
    clock.advanceDays(1);
    expect(await channels.tryChannel({ ...room, outgoing: { ...room.outgoing, privateHosts: [] } }, SYSTEM, id)).toEqual({ failure: 'private-address' });
  });

  test('one digest a day and channel, of what was told since the last one; of offices in the unit too, of nobody else; counts and no names', async () => {
    const [county, province] = [await channel(), await channel({ unitId: unit('澜江省教育厅'), name: '厅机关群', titles: true, secret: null })];
    for (const kind of ['dispatch-sent', 'dispatch-sent', 'report-returned'] as const) await tell(kind);
    await tell('due-soon', 12, { to: [{ unitId: unit('基础教育处') }] });
    await tell('due-soon', 0);
    await tell('mail-failed');
    expect(await sendDigests(room)).toEqual({ sent: 2, failed: 0 });
    expect(texts().sort()).toEqual(['台账：1 条新通知\n将到期 1 条：《云岭县教育提升实施方案》\nhttps://taizhang.example/notices', '台账：3 条新通知\n新交办 2 条\n退回的填报 1 条\nhttps://taizhang.example/notices']);
    expect([await last(county.id), await last(province.id)]).toMatchObject([{ day: '2026-03-02', status: 'sent', failure: null, count: 3 }, { status: 'sent', count: 1 }]);
    await tell('report-passed', 0);
    expect(await sendDigests(room)).toEqual({ sent: 0, failed: 0 });
    clock.advanceDays(1);
    group.got.length = 0;
    expect(await sendDigests(room)).toEqual({ sent: 1, failed: 0 });
    expect(texts()).toEqual(['台账：2 条新通知\n将到期 1 条\n审核通过的填报 1 条\nhttps://taizhang.example/notices']);
    expect(await last(province.id)).toMatchObject({ day: '2026-03-03', status: 'nothing' });
  });

  test('none before the hour, on a weekend or a holiday; several servers send each once', async () => {
    await channel();
    await tell('dispatch-sent');
    for (const at of ['2026-03-01T23:59:00.000Z', '2026-03-07T02:00:00.000Z', '2026-10-02T02:00:00.000Z']) {
      expect(await askForDigests({ ...room, clock: frozenClock(at) })).toBe(false);
      expect(await sendDigests({ ...room, clock: frozenClock(at) })).toEqual({ sent: 0, failed: 0 });
    }
    const done = await Promise.all([sendDigests(room), sendDigests(room), sendDigests(room)]);
    expect(done.reduce((sum, { sent }) => sum + sent, 0)).toBe(1);
    expect(group.got).toHaveLength(1);
    expect(await askForDigests(room)).toBe(false);
  });

  test('what fails is tried three times that day, then told once to whoever manages channels; what may have arrived is not sent again', async () => {
    const manager: Caller = { kind: 'account', id: (await door.as('ledger-keeper', unit('云岭县人民政府'))).accountId, grants: [{ role: 'ledger-keeper', unitId: unit('云岭县人民政府') }], sessionId: null };
    const { id } = await channel();
    await tell('dispatch-sent');
    group.answer = { status: 503, body: '' };
    let at = clock.now().getTime();
    const later = (minutes: number): OutgoingRoom => { at += minutes * 60_000; return { ...room, clock: frozenClock(new Date(at).toISOString()) }; };
    expect(await sendDigests(room)).toEqual({ sent: 0, failed: 0 });
    expect(await last(id)).toMatchObject({ status: 'waiting', failure: 'answered 503' });
    expect(await sendDigests(later(29))).toEqual({ sent: 0, failed: 0 });
    expect(group.got).toHaveLength(1);
    expect(await askForDigests(later(1))).toBe(true);
    expect(await sendDigests(later(0))).toEqual({ sent: 0, failed: 0 });
    expect(await sendDigests(later(60))).toEqual({ sent: 0, failed: 1 });
    expect(await sendDigests(later(300))).toEqual({ sent: 0, failed: 0 });
    expect(group.got).toHaveLength(3);
    expect(await last(id)).toMatchObject({ status: 'failed', failure: 'answered 503' });
    expect((must(await listNotices(room, manager, { unread: 'true', limit: 10 })).items)).toMatchObject([{ kind: 'channel-failed', title: '云岭工作群', about: { kind: 'channel', id } }]);
    // The next day tells what was not told, and a robot that falls silent is not told twice.
    clock.advanceDays(1);
    group.answer = { status: 200, body: 'x'.repeat(100_000) };
    expect(await sendDigests(room)).toEqual({ sent: 0, failed: 0 });
    expect(await last(id)).toMatchObject({ day: '2026-03-03', status: 'unknown', failure: 'answer-too-long', count: 1 });
    expect(await sendDigests({ ...room, clock: frozenClock('2026-03-03T09:00:00.000Z') })).toEqual({ sent: 0, failed: 0 });
    expect(group.got).toHaveLength(4);
  });

  test('a sender that was lost on the way leaves its digest unknown; what still waits at the day\'s end has failed', async () => {
    const { id } = await channel();
    await tell('dispatch-sent');
    await sql`insert into notices.digest_day (day, made_at) values ('2026-03-02', ${MORNING})`.execute(database);
    await sql`insert into notices.digest (id, channel_id, day, status, attempts, next_at, counted_from, counted_to, notice_count) values (gen_random_uuid(), ${id}, '2026-03-02', 'sending', 1, ${MORNING}::timestamptz + interval '10 minutes', ${MORNING}, ${MORNING}, 1)`.execute(database);
    expect(await sendDigests({ ...room, clock: frozenClock('2026-03-02T00:39:00.000Z') })).toEqual({ sent: 0, failed: 0 });
    expect(await last(id)).toMatchObject({ status: 'sending' });
    await sendDigests({ ...room, clock: frozenClock('2026-03-02T00:41:00.000Z') });
    expect(await last(id)).toMatchObject({ status: 'unknown' });
    await sql`update notices.digest set status = 'waiting', ended_at = null`.execute(database);
    expect(await sendDigests({ ...room, clock: frozenClock('2026-03-07T02:00:00.000Z') })).toEqual({ sent: 0, failed: 1 });
    expect(group.got).toEqual([]);
  });

  test('mail goes to whoever wants it and has not read it: counts without titles, once a day, each kind as it was chosen', async () => {
    const [lin, quiet, muted, read] = [await clerkWith('lin@office.example'), await clerkWith('quiet@office.example'), await clerkWith('muted@office.example'), await clerkWith('read@office.example')];
    await clerkWith(null);
    expect(must(await getSettings(room, lin))).toEqual({ version: 0, mail: 'digest', muted: [], address: 'l***@office.example', available: true });
    expect(must(await changeSettings(room, quiet, 0, { mail: 'none', muted: [] }))).toMatchObject({ version: 1, mail: 'none' });
    must(await changeSettings(room, muted, 0, { mail: 'digest', muted: ['dispatch-sent'] }));
    expect(codeOf(await changeSettings(room, muted, 0, { mail: 'none', muted: [] }))).toBe('stale');
    await tell('dispatch-sent');
    await tell('report-returned');
    await sql`update notices.notice set read_at = made_at where account_id = ${read.id}`.execute(database);
    expect(await sendDigests(room)).toEqual({ sent: 2, failed: 0 });
    const mails = box.got.map(({ to, text }) => [to[0], bodyOf(text)]).sort(([a = ''], [b = '']) => a.localeCompare(b));
    expect(mails).toEqual([['lin@office.example', '台账：2 条新通知\n新交办 1 条\n退回的填报 1 条\nhttps://taizhang.example/notices'], ['muted@office.example', '台账：1 条新通知\n退回的填报 1 条\nhttps://taizhang.example/notices']]);
    expect(box.got.map(({ text }) => text).join()).not.toMatch(/试用人|教育提升/u);
    clock.advanceDays(1);
    expect(await sendDigests(room)).toEqual({ sent: 0, failed: 0 });
    expect((await channels.listChannels(room, SYSTEM)).ways).toMatchObject({ mailFrom: 'tz@office.example', sealed: true, digestHour: 8, holidaysUnknown: null, lastMails: { day: '2026-03-02', sent: 2, failed: 0, waiting: 0 } });
    expect((await verify(database, tables)).faults).toEqual([]);
  });

  test('mails that are not taken are told once a day', async () => {
    const manager: Caller = { kind: 'account', id: (await door.as('system-admin')).accountId, grants: [{ role: 'system-admin', unitId: null }], sessionId: null };
    for (const name of ['a', 'b']) {
      await clerkWith(`${name}@office.example`);
      box.refuses.set(`${name}@office.example`, 550);
    }
    await tell('dispatch-sent');
    expect(await sendDigests(room)).toEqual({ sent: 0, failed: 2 });
    expect(must(await listNotices(room, manager, { unread: 'true', limit: 10 })).items).toMatchObject([{ kind: 'mail-failed', about: { kind: 'channels' } }]);
    await sql`update access.account set mail = 'admin@office.example' where id = ${manager.id}`.execute(database);
    expect(await channels.tryMail(room, manager)).toEqual({ failure: null });
    expect(codeOf(await channels.tryMail({ ...room, outgoing: { ...room.outgoing, mail: null } }, manager))).toBe('mail-not-set-up');
  });

  test('the job does it, asked for by the hour', async () => {
    await channel();
    await tell('dispatch-sent');
    expect(await askForDigests(room)).toBe(true);
    const jobs = startJobs({ database, kinds: { [DIGESTS]: digestJob(room) }, sentences: [noticeSentences], log: () => undefined, slots: 1, pollMs: 10 });
    const { rows: [asked] } = await sql<{ id: string }>`select id from platform.job where kind = ${DIGESTS}`.execute(database);
    await expect.poll(async () => must(await getJob(database, SYSTEM, asked?.id as string)).status, { timeout: 20_000 }).toBe('done');
    await jobs.stop();
    expect(must(await getJob(database, SYSTEM, asked?.id as string)).result).toEqual({ sent: 1, failed: 0 });
    expect(group.got).toHaveLength(1);
  });
});

/** A mail's text, which came in quoted-printable or base64. */
function bodyOf(mail: string): string {
  const at = mail.indexOf('\r\n\r\n');
  const body = mail.slice(at).trim();
  const bytes = /transfer-encoding: base64/iu.test(mail.slice(0, at)) ? Buffer.from(body, 'base64') : Buffer.from(body.replace(/=\r\n/gu, '').replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
  return bytes.toString('utf8').replace(/\r\n/gu, '\n').trim();
}
