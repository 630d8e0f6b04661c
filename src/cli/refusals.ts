/** The sentence for any refusal that reaches the command line. */
import type { Refusal } from '#kernel';
import type { Language } from './language.ts';
import { ownSentence } from './sentences.ts';

/** The command line's own sentence, else that of the room which refused. */
export async function sentenceOf(refusal: Refusal, language: Language): Promise<string> {
  const own = ownSentence(refusal, language);
  if (own !== undefined) return own;
  const values = Object.entries(refusal.values).map(([name, value]) => `${name}=${value}`).join(', ');
  return `${refusal.refused}${values === '' ? '' : ` (${values})`}`;
}
