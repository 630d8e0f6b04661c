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

/** The heads that stand in a text, among whatever else stands there. */
export function headsIn(text: string): Head[] {
  return [...text.matchAll(/taizhang-seal (\d{1,15}) (sm3:[0-9a-f]{64}) at (\S+)/g)].map(([, number, head = '', sealedAt = '']) => ({ number: Number(number), head, sealedAt }));
}
