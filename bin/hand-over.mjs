/** Runs another program in this one's place: same streams, signals passed on, same end. Plain JavaScript, built-ins only. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const PASSED_ON = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR2'];

/**
 * Starts a program and resolves to the code this process should end with (128 + n after signal n).
 * A channel is kept open so that the child can notice when this process is killed.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, channel?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function handOver(program, args, options = {}) {
  const streams = ['inherit', 'inherit', 'inherit'];
  const child = spawn(program, args, { cwd: options.cwd, env: options.env ?? process.env, stdio: options.channel ? [...streams, 'ipc'] : streams });
  const atTerminal = process.stdin.isTTY === true;
  const pass = (signal) => {
    // At a terminal the whole group already got Ctrl-C; passing it on would count twice.
    if (signal === 'SIGINT' && atTerminal) return;
    child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, pass);
  if (options.channel) whenOrphaned(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 0) : 128 + (constants.signals[signal] ?? 0)));
  });
}

/**
 * npm starts a shell which starts this process; asked to stop, npm only stops the shell.
 * That the parent is another one now is then all there is to see.
 */
function whenOrphaned(act) {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    act();
  }, 500);
  watch.unref();
}
