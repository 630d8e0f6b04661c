/** A command of the command line as data: parsing, `--help` and the errors about options come from it. */
import type { Refusal } from '#kernel';
import type { ExitCode } from './exit-codes.ts';
import type { Language, Words } from './language.ts';

export interface Option {
  /** The name of its value in the help; a flag has none. */
  readonly value?: string;
  /** The values it takes, where they are few. */
  readonly oneOf?: readonly string[];
  readonly required?: boolean;
  readonly help: Words;
}

export interface Invocation {
  readonly operands: readonly string[];
  /** The option's value, or `''` for a flag that was given. */
  readonly options: ReadonlyMap<string, string>;
  readonly language: Language;
}

/** What running a command ends with: its exit code, or why it could not do it. */
export type Outcome = ExitCode | Refusal;

export interface Command {
  readonly name: string;
  readonly summary: Words;
  /** The names of its operands in the help; all are required. */
  readonly operands: readonly string[];
  readonly options: Readonly<Record<string, Option>>;
  /** Environment variables that it heeds, for the help. */
  readonly settings?: Readonly<Record<string, Words>>;
  /** Loads the command's code on first use. */
  readonly load: () => Promise<(invocation: Invocation) => Promise<Outcome>>;
}
