/** From when to when, in words. */
import type { Values } from '../labels/fill.ts';

type Say = (key: 'since' | 'span' | 'ever' | 'until', values?: Values) => string;

export function spanWords(say: Say, { from, to }: { readonly from: string | null; readonly to: string | null }): string {
  if (from === null) return to === null ? say('ever') : say('until', { to });
  return to === null ? say('since', { from }) : say('span', { from, to });
}
