/** From words on the command line to an invocation, or a refusal that names the wrong word. */
import { parseArgs } from 'node:util';
import { refuse, type Refusal } from '#kernel';
import type { Command, Invocation, Option } from './command.ts';
import { COMMON } from './commands.ts';
import type { Language } from './language.ts';

/** Refusals: `unknown-option`, `option-without-value`, `option-with-value`, `unknown-value`, `missing-option`, `missing-operand`, `surplus-operand`. */
export function parse(command: Command, args: readonly string[], language: Language): Invocation | Refusal {
  const known: Readonly<Record<string, Option>> = { ...command.options, ...COMMON };
  const { tokens } = parseArgs({
    args: [...args], strict: false, allowPositionals: true, tokens: true,
    options: Object.fromEntries(Object.entries(known).map(([name, option]) => [name, { type: option.value === undefined ? 'boolean' as const : 'string' as const, ...(name === 'help' ? { short: 'h' } : {}) }])),
  });
  const options = new Map<string, string>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (option === undefined) return refuse('unknown-option', { option: token.rawName, command: command.name, known: Object.keys(known).map((name) => `--${name}`).join(' ') });
    const wrong = valueRefusal(token.rawName, option, token.value);
    if (wrong !== null) return wrong;
    options.set(token.name, token.value ?? '');
  }
  if (options.has('help')) return { operands, options, language };
  const lacking = Object.entries(command.options).find(([name, option]) => option.required === true && !options.has(name));
  if (operands.length < command.operands.length) return refuse('missing-operand', { command: command.name, operand: command.operands[operands.length] ?? '' });
  if (operands.length > command.operands.length) return refuse('surplus-operand', { command: command.name, operand: operands[command.operands.length] ?? '' });
  if (lacking !== undefined) return refuse('missing-option', { command: command.name, option: `--${lacking[0]}` });
  return { operands, options, language };
}

function valueRefusal(name: string, option: Option, value: string | undefined): Refusal | null {
  if (option.value === undefined) return value === undefined ? null : refuse('option-with-value', { option: name });
  if (value === undefined || value === '') return refuse('option-without-value', { option: name });
  if (option.oneOf !== undefined && !option.oneOf.includes(value)) return refuse('unknown-value', { option: name, value, known: option.oneOf.join(' ') });
  return null;
}
