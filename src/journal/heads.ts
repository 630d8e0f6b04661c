/** A seal's head as a line that can be printed and kept on paper. */
export interface Head {
  readonly number: number;
  readonly head: string;
  /** When it was sealed, ISO 8601 in UTC. */
  readonly sealedAt: string;
}

export function headLine({ number, head, sealedAt }: Head): string {
  return `taizhang-seal ${number} ${head} at ${sealedAt}`;
}

/**
 * The heads that stand in a text, among whatever else stands there: printed lines, the manifest or the report of a backup
 * (`seal 3, head sm3:…`), the cover of an archive package (`第3号：sm3:…`).
 */
export function headsIn(text: string): Pick<Head, 'number' | 'head'>[] {
  return [...text.matchAll(/(?:seal"?:?\s*|第)(\d{1,15})[^\ds]{0,3}[^\d]{0,12}?(sm3:[0-9a-f]{64})/g)].map(([, number, head = '']) => ({ number: Number(number), head }));
}
