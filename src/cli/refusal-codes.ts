/** What the command ends with for each refusal. */
import type { Refusal } from '#kernel';
import { EXIT, type ExitCode } from './exit-codes.ts';

const USAGE = new Set([
  'unknown-command', 'unknown-language', 'unknown-option', 'option-without-value', 'option-with-value', 'unknown-value', 'missing-option', 'missing-operand',
  'surplus-operand', 'unknown-format', 'unit-not-found', 'user-action-unknown', 'user-name-missing', 'user-role-missing', 'user-place-unsaid', 'user-unit-invalid',
]);
const NOT_WRITTEN = new Set(['output-failed', 'output-is-folder', 'input-is-output', 'output-not-written', 'cell-too-long', 'backup-exists', 'backup-not-written']);
/** Settings that are wrong, and a database that cannot be used. */
const [SETTING, DATABASE] = [/^setting-/u, /^(?:(?:database|data|schema|binaries|migration|extension|owner|role-is|role-too)-|account-(?:missing|unnamed)$)/u];

/** Whatever is neither the command's wording nor its output is about the document. */
export function exitCodeOf({ refused }: Refusal): ExitCode {
  if (USAGE.has(refused) || SETTING.test(refused)) return EXIT.usage;
  if (DATABASE.test(refused)) return EXIT.notStarted;
  return NOT_WRITTEN.has(refused) ? EXIT.notWritten : EXIT.refused;
}
