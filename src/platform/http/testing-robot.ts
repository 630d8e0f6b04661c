/** A real HTTPS server on this machine, to which a test's notices go. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Robot {
  readonly address: string;
  readonly got: { readonly path: string; readonly body: Readonly<Record<string, unknown>> }[];
  /** What it answers from now on; a number that never answers: null. */
  answer: { readonly status: number; readonly body: string; readonly headers?: Readonly<Record<string, string>> } | null;
  readonly close: () => Promise<void>;
}

export async function robot(identity: { readonly key: string; readonly cert: string }): Promise<Robot> {
  const got: Robot['got'] = [];
  const server = createServer(identity, (request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      got.push({ path: request.url ?? '', body: JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown> });
      if (one.answer !== null) reply.writeHead(one.answer.status, one.answer.headers).end(one.answer.body);
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const one: Robot = {
    address: `https://127.0.0.1:${(server.address() as AddressInfo).port}/robot?token=abc`, got, answer: { status: 200, body: '{"errcode":0}' },
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(() => resolve()); }),
  };
  return one;
}
