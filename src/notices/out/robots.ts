/** What the robots of three systems take, how each wants it signed, and what its answer means. Pure. */
import { createHmac } from 'node:crypto';
import type { ChannelKind } from '../model.ts';
import type { Failure } from './failure.ts';

export interface RobotRequest { readonly address: string; readonly body: unknown }

interface Robot {
  readonly request: (address: string, secret: string | null, text: string, at: Date) => RobotRequest;
  /** The number of its own error, 0 where it took the message. */
  readonly answered: (body: Readonly<Record<string, unknown>>) => unknown;
}

const ROBOTS: Readonly<Record<ChannelKind, Robot>> = {
  // Signs milliseconds and the secret with the secret, in the address.
  dingtalk: {
    request: (address, secret, text, at) => {
      const url = new URL(address);
      if (secret !== null) {
        const timestamp = String(at.getTime());
        url.searchParams.set('timestamp', timestamp);
        url.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
      }
      return { address: url.href, body: { msgtype: 'text', text: { content: text } } };
    },
    answered: ({ errcode }) => errcode,
  },
  // The key in its address is all.
  wecom: {
    request: (address, _secret, text) => ({ address, body: { msgtype: 'text', text: { content: text } } }),
    answered: ({ errcode }) => errcode,
  },
  // Seconds and the secret are the key here, and what is signed is empty.
  feishu: {
    request: (address, secret, text, at) => {
      const timestamp = String(Math.floor(at.getTime() / 1_000));
      const signed = secret === null ? {} : { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
      return { address, body: { ...signed, msg_type: 'text', content: { text } } };
    },
    answered: ({ code, StatusCode }) => code ?? StatusCode,
  },
};

export function robotRequest(kind: ChannelKind, address: string, secret: string | null, text: string, at: Date): RobotRequest {
  return ROBOTS[kind].request(address, secret, text, at);
}

/** @returns null where the robot took it. All three say so in the body, whatever the status. */
export function robotFailure(kind: ChannelKind, { status, text }: { readonly status: number; readonly text: string }): Failure | null {
  if (status < 200 || status >= 300) return { code: 'answered', detail: status, again: status === 429 || status >= 500 };
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return { code: 'robot', again: false };
  }
  const number = typeof body === 'object' && body !== null ? ROBOTS[kind].answered(body as Record<string, unknown>) : undefined;
  if (number === 0) return null;
  // Wrong signature, wrong word, wrong key: the same again ends the same.
  return { code: 'robot', ...(typeof number === 'number' ? { detail: number } : {}), again: false };
}
