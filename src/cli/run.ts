/** The command line: finds the command, runs it, says what was refused, sets the exit code. It never ends the process by force. */
import { isRefusal, refuse, type Refusal } from '#kernel';
import type { Outcome } from './command.ts';
import { COMMANDS, findCommand } from './commands.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { chosenLanguage, type Language, languageOf } from './language.ts';
import { writeOut } from './output.ts';
import { parse } from './parse.ts';

/**
 * Runs `taizhang` with these arguments and sets `process.exitCode`.
 * Errors that a user can mend are one sentence on standard error; a fault of ours is told with its trace.
 */
export async function run(args: readonly string[]): Promise<void> {
  const language = chosenLanguage(args, process.env);
  try {
    const outcome = await dispatch(args, language);
    process.exitCode = isRefusal(outcome) ? await tell(outcome, language) : outcome;
  } catch (error) {
    process.exitCode = EXIT.bug;
    const said = language === 'zh' ? '程序自身出错，请把下面的内容报给维护者：' : 'The program itself failed; please report what follows:';
    await writeOut(`${said}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`, process.stderr);
  }
}

async function dispatch(args: readonly string[], language: Language): Promise<Outcome> {
  const { code, after } = leadingLanguage(args);
  if (code !== undefined && languageOf(code) === undefined) return refuse('unknown-language', { value: code });
  const [name, ...rest] = after;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const help = await import('./help.ts');
    const topic = name === undefined ? undefined : findCommand(rest[0] ?? '');
    const text = topic === undefined ? help.generalHelp(language) : help.commandHelp(topic, language);
    const failed = await writeOut(text, name === undefined ? process.stderr : process.stdout);
    return failed ?? (name === undefined ? EXIT.usage : EXIT.done);
  }
  if (name === '--version' || name === '-V') {
    const { version } = await import('./version.ts');
    return await writeOut(`${version()}\n`) ?? EXIT.done;
  }
  const command = findCommand(name);
  if (command === undefined) return refuse('unknown-command', { command: name, known: COMMANDS.map((one) => one.name).join(' ') });
  const invocation = parse(command, rest, language);
  if (isRefusal(invocation)) return invocation;
  if (invocation.options.has('help')) {
    const { commandHelp } = await import('./help.ts');
    return await writeOut(commandHelp(command, language)) ?? EXIT.done;
  }
  const perform = await command.load();
  return perform(invocation);
}

/** `taizhang --lang en read …` means the same as `taizhang read … --lang en`. */
function leadingLanguage(args: readonly string[]): { code?: string; after: readonly string[] } {
  const [first = '', second = ''] = args;
  if (first === '--lang') return { code: second, after: args.slice(2) };
  return first.startsWith('--lang=') ? { code: first.slice('--lang='.length), after: args.slice(1) } : { after: args };
}

async function tell(refusal: Refusal, language: Language): Promise<ExitCode> {
  const [{ sentenceOf }, { exitCodeOf }] = await Promise.all([import('./refusals.ts'), import('./refusal-codes.ts')]);
  await writeOut(`${await sentenceOf(refusal, language)}\n`, process.stderr);
  return exitCodeOf(refusal);
}
