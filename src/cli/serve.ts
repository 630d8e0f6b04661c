/** `taizhang serve`: the web server, until it is told to stop. */
import type { Outcome } from './command.ts';
import type { ExitCode } from './exit-codes.ts';

/**
 * A signal may come twice (from the terminal's group and from the launcher): the second must not cut the stop short.
 * When the launcher is killed its channel closes; without a listener the server would live on unseen.
 */
export async function serveCommand(): Promise<Outcome> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
  process.on('SIGHUP', () => process.emit('SIGTERM'));
  process.once('disconnect', () => process.emit('SIGTERM'));
  process.channel?.unref();
  const { serve } = await import('../main.ts');
  return await serve() as ExitCode;
}
