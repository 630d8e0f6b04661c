/** Findings do not depend on how a document was written down: widths, spaces, wrapped lines, pages. */
import { describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import { readDocument } from '#documents/reading';
import { corpus, seeds, variants, type KeyedDocument } from '../score/documents.ts';

/** What depends on the words alone; gaps and inferences depend on how well the measures were read. */
const OF_THE_WORDS = new Set(['conflicting-target', 'sum-mismatch', 'impossible-value', 'impossible-date', 'reversed-period', 'plan-two-periods', 'plan-two-spellings', 'unit-misspelt', 'damaged-date', 'damaged-number', 'garbled-text', 'stray-question-mark', 'unbalanced-mark', 'cut-paragraph', 'numbering-gap', 'numbering-repeat']);

async function findingsOf(document: KeyedDocument): Promise<readonly { code: string; message: string }[]> {
  const reading = await readDocument(await document.bytes(), document.fileName);
  return isRefusal(reading) ? [] : reading.findings;
}

describe('the corpus', () => {
  test('a variant of a document has no kind of fault that the document has not', async () => {
    const known = new Map<string, Set<string>>();
    for (const document of corpus()) known.set(document.name, new Set((await findingsOf(document)).map(({ code }) => code)));
    for (const document of variants()) {
      const original = known.get(document.name.split('~')[0] as string);
      const more = (await findingsOf(document)).filter(({ code }) => OF_THE_WORDS.has(code) && !original?.has(code));
      expect(more.map(({ message }) => message), document.name).toEqual([]);
    }
  }, 120_000);
});

const real = seeds();
describe.skipIf(real.length === 0)('the real documents (only where they lie beside the clone)', () => {
  const wanted: Readonly<Record<string, readonly string[]>> = {
    'seed-000': ['plan-two-periods', 'unbalanced-mark', 'early-goal'],
    'seed-001': ['glued-number', 'cut-paragraph'],
    'seed-002': ['unit-misspelt'],
    'seed-003': ['conflicting-target', 'damaged-date', 'attachment-absent'],
    'seed-004': ['damaged-number', 'damaged-date', 'unbalanced-mark', 'lead-missing'],
  };
  test.each(real)('$name: what a clerk would find, in fewer than twelve findings', async (document) => {
    const found = await findingsOf(document);
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining([...(wanted[document.name] ?? [])]));
    expect(found.length).toBeLessThan(12);
  });
});
