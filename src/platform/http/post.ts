/** One POST of JSON to an address that somebody typed: bounded in time, in size and in where it may lead. */
import { lookup as resolve } from 'node:dns';
import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import { httpsUrl, isInside } from './outside.ts';

/** Why nothing came back. Never with an address or an answer's words: both may bear secrets. */
export interface PostFailure {
  readonly code: 'unreachable' | 'private-address' | 'not-https' | 'certificate' | 'redirected' | 'timed-out' | 'answer-too-long';
  readonly detail?: number;
  /** Whether it may have arrived all the same: then it is not to be sent again. */
  readonly uncertain?: true;
  /** Whether another try may go better. */
  readonly again: boolean;
}

export interface Reach {
  /** Hosts that may lie at a private address. */
  readonly privateHosts: readonly string[];
  /** Trusted beside the usual ones. */
  readonly authorities: string | undefined;
}

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 64 * 1_024;

class Inside extends Error {}

/** Every address that the name has is looked at, and the one that was looked at is the one connected to: a second answer cannot lead elsewhere. */
const outside: LookupFunction = (hostname, options, answer) => {
  resolve(hostname, { ...options, all: true }, (error, found) => {
    if (error !== null) { answer(error, ''); return; }
    if (found.length === 0 || found.some(({ address }) => isInside(address))) { answer(new Inside('a private address') as NodeJS.ErrnoException, ''); return; }
    if (options.all === true) answer(null, found);
    else answer(null, found[0]?.address ?? '', found[0]?.family);
  });
};

/** @returns the status and the body, or why there is none. Redirects are not followed. */
export function postJson(address: string, body: unknown, { privateHosts, authorities }: Reach, timeoutMs = TIMEOUT_MS): Promise<{ readonly status: number; readonly text: string } | PostFailure> {
  const url = httpsUrl(address);
  if (url === null) return Promise.resolve({ code: 'not-https', again: false });
  const host = url.hostname.replace(/^\[|\]$/gu, '').toLowerCase();
  const mayBeInside = privateHosts.includes(host);
  // A literal address is never looked up.
  if (!mayBeInside && isIP(host) !== 0 && isInside(host)) return Promise.resolve({ code: 'private-address', again: false });
  const payload = Buffer.from(JSON.stringify(body));
  return new Promise((done) => {
    let sent = false;
    const asked = request(url, {
      method: 'POST', agent: false, signal: AbortSignal.timeout(timeoutMs), headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': payload.byteLength, 'user-agent': 'taizhang' },
      ...(mayBeInside ? {} : { lookup: outside }), ...(authorities === undefined ? {} : { ca: [...rootCertificates, authorities] }),
    }, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.byteLength;
        if (size > MOST_BYTES) { answer.destroy(); done({ code: 'answer-too-long', uncertain: true, again: false }); } else parts.push(part);
      });
      answer.on('error', () => done({ code: 'timed-out', uncertain: true, again: false }));
      answer.on('end', () => {
        const status = answer.statusCode ?? 0;
        if (status >= 300 && status < 400) done({ code: 'redirected', detail: status, again: false });
        else done({ status, text: Buffer.concat(parts).toString('utf8') });
      });
    });
    asked.on('finish', () => { sent = true; });
    asked.on('error', (error: NodeJS.ErrnoException) => done(failureOf(error, sent)));
    asked.end(payload);
  });
}

function failureOf(error: NodeJS.ErrnoException, sent: boolean): PostFailure {
  if (error instanceof Inside || error.cause instanceof Inside) return { code: 'private-address', again: false };
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS_CERT|ALTNAME/u.test(error.code ?? '')) return { code: 'certificate', again: false };
  // Once all of it was written nobody knows whether it was taken.
  const code = error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timed-out' : 'unreachable';
  return sent ? { code, uncertain: true, again: false } : { code, again: true };
}
