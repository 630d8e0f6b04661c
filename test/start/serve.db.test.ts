/** `npm start` from outside: what it says, and what happens when things go wrong around it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dataFolder, freePort, isWell, start, startByNpm, type Started, until } from './product.ts';

let data: ReturnType<typeof dataFolder>;
let port: number;
const begun: Started[] = [];
const begin = (folder: string, onPort: number): Started => {
  const started = start(folder, onPort);
  begun.push(started);
  return started;
};

beforeEach(async () => {
  data = dataFolder();
  port = await freePort();
});
afterEach(async () => {
  for (const { launcher, ending } of begun.splice(0)) {
    if (launcher.exitCode === null && launcher.signalCode === null) launcher.kill('SIGTERM');
    await ending();
  }
  data.remove();
});

test('it says where it is and where the data lie, answers, and ends when asked', async () => {
  const server = begin(data.path, port);
  const [line] = await server.saying(/^台账 .*$/mu);
  expect(line).toBe(`台账 http://127.0.0.1:${port}/  数据在 ${data.path}`);
  expect(await isWell(port)).toBe(true);
  server.launcher.kill('SIGTERM');
  expect(await server.ending()).toBe(0);
  expect(await isWell(port)).toBe(false);
});

test('a taken port is one clear sentence', async () => {
  const holder: Server = createServer().listen(port, '127.0.0.1');
  await once(holder, 'listening');
  const server = begin(data.path, port);
  expect(await server.ending()).toBe(5);
  expect(server.said()).toMatch(new RegExp(`端口 ${port} 已被占用.*TAIZHANG_PORT`, 'u'));
  expect(server.said()).not.toMatch(/\n\s+at /u);
  holder.close();
});

test('a second server on the same data is refused, the first goes on', async () => {
  await begin(data.path, port).saying(/^台账 /mu);
  const second = begin(data.path, await freePort());
  expect(await second.ending()).toBe(5);
  expect(second.said()).toMatch(/正由另一个台账服务使用/u);
  expect(await isWell(port)).toBe(true);
});

test('asked through npm it ends as well', async () => {
  const npm = startByNpm(data.path, port);
  begun.push(npm);
  await npm.saying(/^台账 /mu);
  npm.launcher.kill('SIGTERM');
  await npm.ending();
  expect(await until(async () => !await isWell(port))).toBe(true);
});

test('after the launcher is killed the server ends by itself, and a new start finds its data', async () => {
  const first = begin(data.path, port);
  await first.saying(/^台账 /mu);
  first.launcher.kill('SIGKILL');
  await first.ending();
  expect(await until(async () => !await isWell(port))).toBe(true);
  const again = begin(data.path, port);
  // The old server may still be closing its database.
  expect(await Promise.race([again.saying(/^台账 /mu).then(() => 'well'), again.ending()])).toBe('well');
});
