/** Wiring: settings, rooms, the server, and how it ends. */
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { realpathSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { isRefusal, type Refusal } from '#kernel';

export const SERVE_EXIT = { stopped: 0, settings: 2, notStarted: 5, lost: 70 } as const;

/** Serves until it is asked to stop (SIGINT, SIGTERM). @returns the exit code, documented in docs/operations.md. */
export async function serve(env: Readonly<Record<string, string | undefined>> = process.env): Promise<number> {
  enableCompileCache();
  const { allSentences, readConfig, sentenceOf, startServer } = await import('#platform');
  const { rooms } = await import('./rooms.ts');
  const sentences = allSentences(rooms);
  const lang = env['TAIZHANG_LANG'] === 'en' ? 'en' : 'zh';
  const log = (line: string): void => { process.stderr.write(`${line}\n`); };
  const tell = (refusal: Refusal): void => log(sentenceOf(refusal, sentences)[lang]);

  const config = readConfig(env);
  if (isRefusal(config)) {
    tell(config);
    return SERVE_EXIT.settings;
  }
  const ending = Promise.withResolvers<number>();
  // Before the start: a signal that finds no listener would end us and leave the database running.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.resolve(SERVE_EXIT.stopped));
  const server = await startServer({ config, rooms, log, lost: (refusal) => { tell(refusal); ending.resolve(SERVE_EXIT.lost); } });
  if (isRefusal(server)) {
    tell(server);
    return SERVE_EXIT.notStarted;
  }
  if (server.lentTo !== null) log(lang === 'zh' ? `以 root 启动：数据库由账户 ${server.lentTo} 运行。` : `Started as root: the database runs as the account ${server.lentTo}.`);
  process.stdout.write(lang === 'zh' ? `台账 ${server.address}  数据在 ${server.place}\n` : `Taizhang ${server.address}  data in ${server.place}\n`);
  for (const told of server.announcements) process.stdout.write(`${told[lang]}\n`);
  const code = await ending.promise;
  await server.stop();
  return code;
}

if (argv[1] !== undefined && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = await serve();
