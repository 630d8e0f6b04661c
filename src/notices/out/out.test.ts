/** What leaves the product, against real servers on this machine. */
import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificate } from '#platform/testing';
import { mailBox } from '../testing/mail-box.ts';
import { openMailer } from './mail.ts';
import { robotFailure, robotRequest } from './robots.ts';
import { digestText } from './words.ts';

const identity = certificate();

test('each system is signed as it asks', () => {
  const at = new Date('2026-03-02T01:00:00.500Z');
  const ding = new URL(robotRequest('dingtalk', 'https://robot.example/send?access_token=t', 'SEC1', '话', at).address);
  expect(Object.fromEntries(ding.searchParams)).toEqual({ access_token: 't', timestamp: '1772413200500', sign: createHmac('sha256', 'SEC1').update('1772413200500\nSEC1').digest('base64') });
  expect(robotRequest('dingtalk', 'https://robot.example/send?access_token=t', null, '话', at)).toEqual({ address: 'https://robot.example/send?access_token=t', body: { msgtype: 'text', text: { content: '话' } } });
  expect(robotRequest('wecom', 'https://robot.example/?key=k', null, '话', at)).toEqual({ address: 'https://robot.example/?key=k', body: { msgtype: 'text', text: { content: '话' } } });
  expect(robotRequest('feishu', 'https://robot.example/hook', 'SEC2', '话', at).body).toEqual({ timestamp: '1772413200', sign: createHmac('sha256', '1772413200\nSEC2').update('').digest('base64'), msg_type: 'text', content: { text: '话' } });
});

test.each([
  ['dingtalk', 200, '{"errcode":0,"errmsg":"ok"}', null], ['dingtalk', 200, '{"errcode":310000,"errmsg":"sign not match"}', { code: 'robot', detail: 310000, again: false }], ['wecom', 200, '{"errcode":93000}', { code: 'robot', detail: 93000, again: false }],
  ['feishu', 200, '{"code":0,"msg":"success"}', null], ['feishu', 200, '{"StatusCode":0}', null], ['feishu', 200, '{"code":19021}', { code: 'robot', detail: 19021, again: false }], ['feishu', 200, '<html>', { code: 'robot', again: false }],
  ['wecom', 200, 'null', { code: 'robot', again: false }], ['wecom', 502, '', { code: 'answered', detail: 502, again: true }], ['wecom', 429, '', { code: 'answered', detail: 429, again: true }], ['wecom', 404, '', { code: 'answered', detail: 404, again: false }],
] as const)('%s: %i %s', (kind, status, text, told) => {
  expect(robotFailure(kind, { status, text })).toEqual(told);
});

test('a digest bears counts and a link; titles where they may go along', () => {
  const counted = [{ kind: 'dispatch-sent', count: 2, titles: ['甲方案', '乙方案', '甲方案'] }, { kind: 'due-soon', count: 1, titles: [''] }] as const;
  expect(digestText('zh', counted, { link: 'https://taizhang.example/notices', titles: false })).toBe('台账：3 条新通知\n新交办 2 条\n将到期 1 条\nhttps://taizhang.example/notices');
  expect(digestText('zh', counted, { link: null, titles: true })).toBe('台账：3 条新通知\n新交办 2 条：《甲方案》、《乙方案》\n将到期 1 条');
});

describe('mail', () => {
  const mail = { to: 'lin@office.example', subject: '台账：3 条新通知', text: '新交办 2 条' };
  const settings = (port: number, security: 'tls' | 'starttls' | 'none', password?: string) => ({ host: '127.0.0.1', port, security, user: password === undefined ? undefined : 'taizhang', password, from: 'tz@office.example' });

  test('goes by TLS from the first byte, or from the start of it, with the password that it was given', async () => {
    for (const [secure, security] of [[true, 'tls'], [false, 'starttls']] as const) {
      const box = await mailBox(identity, { secure, password: 'four white cranes' });
      const mailer = await openMailer(settings(box.port, security, 'four white cranes'), identity.cert);
      expect(await mailer.send(mail)).toBeNull();
      mailer.close();
      expect(box.got).toMatchObject([{ from: 'tz@office.example', to: ['lin@office.example'], secure: true, user: 'taizhang' }]);
      expect(box.got[0]?.text).toContain('Auto-Submitted: auto-generated');
      const wrong = await openMailer(settings(box.port, security, 'five'), identity.cert);
      expect(await wrong.send(mail)).toEqual({ code: 'mail-sign-in', again: false });
      wrong.close();
      const stranger = await openMailer(settings(box.port, security, 'four white cranes'), certificate().cert);
      expect(await stranger.send(mail)).toMatchObject({ code: 'certificate', again: false });
      stranger.close();
      await box.close();
    }
  });

  test('says which address was not taken, and whether another try may help', async () => {
    const box = await mailBox(identity, { secure: false });
    const mailer = await openMailer(settings(box.port, 'none'), undefined);
    box.refuses.set('lin@office.example', 550);
    expect(await mailer.send(mail)).toEqual({ code: 'mail-address', again: false });
    box.refuses.set('lin@office.example', 451);
    expect(await mailer.send(mail)).toEqual({ code: 'mail-address', again: true });
    box.refuses.clear();
    expect(await mailer.send(mail)).toBeNull();
    mailer.close();
    await box.close();
    const late = await openMailer(settings(box.port, 'none'), undefined);
    expect(await late.send(mail)).toEqual({ code: 'unreachable', again: true });
    late.close();
  });
});
