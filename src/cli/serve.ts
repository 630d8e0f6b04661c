/** `taizhang serve`: the web server, until it is told to stop. */
import type { Invocation, Outcome } from './command.ts';
import type { ExitCode } from './exit-codes.ts';
import { languageOf } from './language.ts';

/**
 * A signal may come twice (from the terminal's group and from the launcher): the second must not cut the stop short.
 * When the launcher is killed its channel closes; without a listener the server would live on unseen.
 */
export async function serveCommand({ language }: Invocation): Promise<Outcome> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('SIGHUP', () => process.emit('SIGTERM'));
  process.once('disconnect', () => process.emit('SIGTERM'));
  process.channel?.unref();
  const { serve } = await import('../main.ts');
  const asked = process.env['TAIZHANG_LANG'] ?? '';
  // `--lang` counts for the server as well; a language that nobody knows is left for the server to refuse.
  return await serve({ ...process.env, TAIZHANG_LANG: asked === '' || languageOf(asked) !== undefined ? language : asked }) as ExitCode;
}
