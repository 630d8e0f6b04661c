/** The address of a finding: its code and the words it points at, so that another reader's reading has the same. */
import type { Reading } from '#reader/model';
import { counter, wordsPrint } from './fingerprint.ts';

/** One for each finding of the reading, in its order. */
export function findingKeys({ findings, source }: Reading): readonly string[] {
  const count = counter();
  return findings.map(({ code, spans, message }) => count(wordsPrint([code, ...(spans.length === 0 ? [message] : spans.map((span) => source.text.slice(...span)))].join('\n'))));
}
