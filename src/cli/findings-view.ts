/** Findings as lines: place, severity, message, the words concerned, what to do. */
import type { Finding, Reading, Severity } from '#reader/model';
import { label, severityLabel } from './labels.ts';
import type { Language } from './language.ts';
import { type Place, placesIn } from './places.ts';
import type { Terminal } from './terminal.ts';
import { harmless, wrapped } from './width.ts';

const COLOURS: Readonly<Record<Severity, 'red' | 'yellow' | 'dim'>> = { error: 'red', warning: 'yellow', note: 'dim' };
const MOST_WORDS = 40;
const MOST_PLACES = 4;

/** A heading, then each finding; nothing where there are none. */
export function findingLines(reading: Reading, terminal: Terminal, language: Language): string[] {
  if (reading.findings.length === 0) return [];
  const placeOf = placesIn(reading.source.text);
  return [terminal.styled('bold', label('findings', language)), ...reading.findings.flatMap((finding) => oneFinding(finding, reading.source.text, placeOf, terminal, language))];
}

function oneFinding(finding: Finding, text: string, placeOf: (offset: number) => Place, terminal: Terminal, language: Language): string[] {
  const [first] = finding.spans;
  const place = first === undefined ? '-' : `${placeOf(first[0]).line}:${placeOf(first[0]).column}`;
  const head = `${place}  ${severityLabel(finding.severity, language)}  ${finding.message}  [${finding.code}]`;
  const words = finding.spans.slice(0, MOST_PLACES).map(([start, end]) => `“${shortened(text.slice(start, end))}”`).join(' ');
  const more = finding.spans.length > MOST_PLACES ? ` …(${finding.spans.length})` : '';
  return [
    ...wrapped(head, terminal.width - 4).map((line, i) => terminal.styled(COLOURS[finding.severity], i === 0 ? line : `    ${line}`)),
    ...(words === '' ? [] : indented(words + more, terminal.width)),
    ...(finding.advice === undefined ? [] : indented(`→ ${finding.advice}`, terminal.width)),
  ];
}

function indented(text: string, width: number): string[] {
  return wrapped(text, width - 4).map((line) => `    ${line}`);
}

function shortened(words: string): string {
  const characters = [...harmless(words.trim())];
  return characters.length > MOST_WORDS ? `${characters.slice(0, MOST_WORDS).join('')}…` : characters.join('');
}
