/** The address of a finding: its code and the words it points at, so that another reader's reading has the same. */
import type { Reading } from '#reader/model';
import { wordsPrint } from './fingerprint.ts';

/** One for each finding of the reading, in its order. */
export function findingKeys({ findings, source }: Reading): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, spans, message }) => {
    const print = wordsPrint([code, ...(spans.length === 0 ? [message] : spans.map((span) => source.text.slice(...span)))].join('\n'));
    const occurrence = seen.get(print) ?? 0;
    seen.set(print, occurrence + 1);
    return `${print}.${occurrence}`;
  });
}
