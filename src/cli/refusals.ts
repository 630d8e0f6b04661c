/** The sentence for any refusal that reaches the command line. */
import type { Refusal } from '#kernel';
import type { Language } from './language.ts';
import { ownSentence } from './sentences.ts';

/** The command line's own sentence, else that of the room which refused; the file concerned stands first. */
export async function sentenceOf(refusal: Refusal, language: Language): Promise<string> {
  const own = ownSentence(refusal, language);
  if (own !== undefined) return own;
  const { intakeSentence } = await import('#intake');
  const said = intakeSentence(refusal, language);
  // What is not about a document: settings, database, backups.
  if (said === undefined) return (await import('#platform')).platformSentences(refusal)?.[language] ?? (await import('#access')).accessSentences(refusal)?.[language] ?? bare(refusal);
  const name = refusal.values['name'];
  return name === undefined ? said : `${String(name)}: ${said}`;
}

/** A refusal without a sentence is a gap of ours; its code and values still say what happened. */
function bare(refusal: Refusal): string {
  return `${refusal.refused} ${JSON.stringify(refusal.values)}`;
}
