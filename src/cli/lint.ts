/** `taizhang lint FILE`: only what a person should look at. */
import { isRefusal } from '#kernel';
import { publish } from '#reader';
import type { Reading } from '#reader/model';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { findingLines } from './findings-view.ts';
import { label, severityLabel } from './labels.ts';
import type { Language } from './language.ts';
import { writeOut } from './output.ts';
import { placesIn } from './places.ts';
import { readNamed } from './reading.ts';
import { terminal } from './terminal.ts';

export async function lintCommand(invocation: Invocation): Promise<Outcome> {
  const reading = await readNamed(invocation);
  if (isRefusal(reading)) return reading;
  const text = invocation.options.has('json')
    ? published(reading)
    : [...findingLines(reading, terminal(), invocation.language), countLine(reading, invocation.language)].join('\n');
  const failed = await writeOut(`${text}\n`);
  return failed ?? (reading.findings.some((finding) => finding.severity === 'error') ? EXIT.errorsFound : EXIT.done);
}

/** The findings with their lines; spans in code points. */
function published(reading: Reading): string {
  const placeOf = placesIn(reading.source.text);
  const { name, format, digest } = reading.source;
  const findings = publish(reading).findings.map((finding, i) => {
    const [first] = reading.findings[i]?.spans ?? [];
    return { ...finding, place: first === undefined ? null : placeOf(first[0]) };
  });
  return JSON.stringify({ schema: 'taizhang.findings/1', source: { name, format, digest }, findings });
}

function countLine(reading: Reading, language: Language): string {
  if (reading.findings.length === 0) return label('noFindings', language);
  const counts = (['error', 'warning', 'note'] as const).map((severity) => `${reading.findings.filter((finding) => finding.severity === severity).length} ${severityLabel(severity, language)}`);
  return counts.join(' · ');
}
