/** A real mail server on this machine, to which a test's mails go. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface MailBox {
  readonly port: number;
  readonly got: { readonly from: string; readonly to: readonly string[]; readonly text: string; readonly secure: boolean; readonly user: string | null }[];
  /** Addresses that it does not take, with its answer. */
  readonly refuses: Map<string, number>;
  readonly close: () => Promise<void>;
}

/** @param password of the user `taizhang`; without it anybody may send. */
export async function mailBox(identity: { readonly key: string; readonly cert: string }, { secure, password }: { readonly secure: boolean; readonly password?: string }): Promise<MailBox> {
  const [got, refuses]: [MailBox['got'], Map<string, number>] = [[], new Map()];
  const server = new SMTPServer({
    ...identity, secure, authOptional: password === undefined, disableReverseLookup: true,
    onAuth: ({ username, password: given }, _session, done) => { if (username === 'taizhang' && given === password) done(null, { user: username }); else done(new Error('no')); },
    onRcptTo: ({ address }, _session, done) => {
      const code = refuses.get(address);
      done(code === undefined ? null : Object.assign(new Error('no such box'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const sender = session.envelope.mailFrom;
        got.push({ from: sender === false ? '' : sender.address, to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString('utf8'), secure: session.secure, user: typeof session.user === 'string' ? session.user : null });
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()); });
  return { port: (server.server.address() as AddressInfo).port, got, refuses, close: () => new Promise((resolve) => { server.close(() => resolve()); }) };
}
