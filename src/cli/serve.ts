/** `taizhang serve`: the web server, until it is told to stop. */
import type { Outcome } from './command.ts';
import type { ExitCode } from './exit-codes.ts';

export async function serveCommand(): Promise<Outcome> {
  // When the launcher is killed the channel to it closes; without this the server would live on unseen.
  if (process.channel !== undefined) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  const { serve } = await import('../main.ts');
  return await serve() as ExitCode;
}
