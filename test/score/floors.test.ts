/** The floors that the reader may not fall below, over the real documents and over the corpus. */
import { isRefusal } from '#kernel';
import { describe, expect, test } from 'vitest';
import { corpus, type KeyedDocument, seeds } from './documents.ts';
import { pool } from './pool.ts';
import { readPublished } from './read.ts';
import { type Field, type Score, score } from './score.ts';

async function scoresOf(documents: readonly KeyedDocument[]): Promise<Score[]> {
  const scores: Score[] = [];
  for (const document of documents) {
    const reading = await readPublished(document);
    if (isRefusal(reading)) throw new Error(`${document.name} is refused`);
    scores.push(score(reading, document.key));
  }
  return scores;
}

/** Pooled F1; a field that has nothing to find is not asked for. */
const FLOORS: Readonly<Partial<Record<Field, number>>> = {
  about: 0.99, tasks: 0.99, lead: 0.99, cooperating: 0.99, people: 0.99, deadlines: 0.99, on: 0.99, targets: 0.95, comparator: 0.95, year: 0.95, metric: 0.9, spans: 1,
};

const documents = seeds();
describe.skipIf(documents.length === 0)(`the seeds${documents.length === 0 ? ' (skipped: ../shared is not there)' : ''}`, () => {
  test('reach the floors', async () => {
    const scores = await scoresOf(documents);
    for (const [field, floor] of Object.entries(FLOORS) as [Field, number][]) expect(pool(scores, field).f1, field).toBeGreaterThanOrEqual(floor);
  });
});

test('the corpus reaches the floors', { timeout: 60_000 }, async () => {
  const scores = await scoresOf(corpus());
  for (const [field, floor] of Object.entries(FLOORS) as [Field, number][]) expect(pool(scores, field).f1, field).toBeGreaterThanOrEqual(floor);
});
