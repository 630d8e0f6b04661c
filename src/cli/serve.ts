/** `taizhang serve`, the web server, and `taizhang work`, jobs alone: until they are told to stop. */
import type { Invocation, Outcome } from './command.ts';
import type { ExitCode } from './exit-codes.ts';
import { languageOf } from './language.ts';

export function serveCommand(invocation: Invocation): Promise<Outcome> {
  return runOn(invocation, 'serve');
}

export function workCommand(invocation: Invocation): Promise<Outcome> {
  return runOn(invocation, 'work');
}

/**
 * A signal may come twice (from the terminal's group and from the launcher): the second must not cut the stop short.
 * When the launcher is killed its channel closes; without a listener the server would live on unseen.
 */
async function runOn({ language }: Invocation, what: 'serve' | 'work'): Promise<Outcome> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('SIGHUP', () => process.emit('SIGTERM'));
  process.once('disconnect', () => process.emit('SIGTERM'));
  process.channel?.unref();
  const main = await import('../main.ts');
  const asked = process.env['TAIZHANG_LANG'] ?? '';
  // `--lang` counts for the server as well; a language that nobody knows is left for the server to refuse.
  return await main[what]({ ...process.env, TAIZHANG_LANG: asked === '' || languageOf(asked) !== undefined ? language : asked }) as ExitCode;
}
