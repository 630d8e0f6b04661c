/** Wiring: settings, rooms, the server, and how it ends. */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { realpathSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { isRefusal, type Refusal } from '#kernel';
import type { StartOptions } from '#platform';

export const SERVE_EXIT = { stopped: 0, settings: 2, notStarted: 5, lost: 70 } as const;

type Env = Readonly<Record<string, string | undefined>>;
interface Started { readonly stop: () => Promise<void> }

/** Serves until it is asked to stop (SIGINT, SIGTERM). @returns the exit code, documented in docs/operations.md. */
export async function serve(env: Env = process.env): Promise<number> {
  return untilStopped(env, async (start, { log, say }) => {
    const server = await (await import('#platform')).startServer(start);
    if (isRefusal(server)) return server;
    if (server.lentTo !== null) log(say(`以 root 启动：数据库由账户 ${server.lentTo} 运行。`, `Started as root: the database runs as the account ${server.lentTo}.`));
    process.stdout.write(`${say(`台账 ${server.address}  数据在 ${server.place}`, `Taizhang ${server.address}  data in ${server.place}`)}\n`);
    for (const { zh, en } of server.announcements) process.stdout.write(`${say(zh, en)}\n`);
    return server;
  });
}

/** Does jobs and no requests, until it is asked to stop. */
export async function work(env: Env = process.env): Promise<number> {
  return untilStopped(env, async (start, { say }) => {
    const worker = await (await import('#platform')).startWorker(start);
    if (!isRefusal(worker)) process.stdout.write(`${say(`台账后台工作  数据在 ${worker.place}`, `Taizhang jobs  data in ${worker.place}`)}\n`);
    return worker;
  });
}

type Words = { readonly log: (line: string) => void; readonly say: (zh: string, en: string) => string };

/** Rubbish is collected once the memory in use has grown by so much, not when it has doubled or trebled: a busy server stays nearly as large as it was when it became busy. */
const GROWTH_PERCENT = 30;

async function untilStopped(env: Env, start: (options: StartOptions, words: Words) => Promise<Started | Refusal>): Promise<number> {
  enableCompileCache();
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  const { allSentences, readConfig, sentenceOf } = await import('#platform');
  const rooms: StartOptions['rooms'] = async () => (await import('./rooms.ts')).rooms;
  const lang = env['TAIZHANG_LANG'] === 'en' ? 'en' : 'zh';
  const log = (line: string): void => { process.stderr.write(`${line}\n`); };
  const tell = async (refusal: Refusal): Promise<void> => log(sentenceOf(refusal, allSentences(await rooms()))[lang]);

  const config = readConfig(env);
  if (isRefusal(config)) {
    await tell(config);
    return SERVE_EXIT.settings;
  }
  const ending = Promise.withResolvers<number>();
  // Before the start: a signal that finds no listener would end us and leave the database running.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.resolve(SERVE_EXIT.stopped));
  const started = await start({ config, rooms, log, lost: (refusal) => { void tell(refusal).finally(() => ending.resolve(SERVE_EXIT.lost)); } }, { log, say: (zh, en) => ({ zh, en })[lang] });
  if (isRefusal(started)) {
    await tell(started);
    return SERVE_EXIT.notStarted;
  }
  const code = await ending.promise;
  await started.stop();
  return code;
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await serve();
