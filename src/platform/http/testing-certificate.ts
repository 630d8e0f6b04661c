/** A certificate of this machine for a server of a test, signed by itself, made anew each time: no key lies in the repository. */
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? Buffer.from([body.length]) : body.length < 256 ? Buffer.from([0x81, body.length]) : Buffer.from([0x82, body.length >> 8, body.length & 255]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};
const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const oid = (...bytes: readonly number[]): Buffer => der(0x06, Buffer.from(bytes));
const text = (tag: number, words: string): Buffer => der(tag, Buffer.from(words, 'latin1'));

const SIGNED_BY = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));

/** For `localhost`, 127.0.0.1 and `robot.example`; holds from 2020 to 2120. */
export function certificate(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const name = sequence(der(0x31, sequence(oid(0x55, 0x04, 0x03), text(0x0c, 'taizhang test'))));
  const names = sequence(text(0x82, 'localhost'), text(0x82, 'robot.example'), der(0x87, Buffer.from([127, 0, 0, 1])));
  const extensions = sequence(
    sequence(oid(0x55, 0x1d, 0x13), der(0x01, Buffer.from([0xff])), der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
    sequence(oid(0x55, 0x1d, 0x11), der(0x04, names)),
  );
  const told = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))), der(0x02, Buffer.from([1])), SIGNED_BY, name, sequence(text(0x18, '20200101000000Z'), text(0x18, '21200101000000Z')), name,
    publicKey.export({ type: 'spki', format: 'der' }), der(0xa3, extensions),
  );
  const signature = sign('sha256', told, privateKey);
  const whole = sequence(told, SIGNED_BY, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').replace(/.{64}/gu, '$&\n');
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}
