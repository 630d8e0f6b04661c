/**
 * How well the reader reads: the command of the score table, pooled over the documents of a group.
 * Floor: none but the key; the bounds for the seeds are those of the issue (docs/score.md says what each field is).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bench } from './bench.ts';
import type { Figure } from './figure.ts';
import { single } from './rounds.ts';
import { root } from './texts.ts';

interface Counts { readonly hit: number; readonly missed: readonly unknown[]; readonly extra: readonly unknown[] }
interface Scored { readonly name: string; readonly group: string; readonly fields: Readonly<Record<string, Counts>> }

const ISSUE: Readonly<Record<string, number>> = {
  about: 0.99, tasks: 0.99, lead: 0.99, cooperating: 0.99, people: 0.99, deadlines: 0.99, on: 0.99, targets: 0.95, metric: 0.9, comparator: 0.95, year: 0.95, spans: 1,
};
/** A key of ours can be wrong as well as the reader; a step back beyond that is one. */
const OURS: Readonly<Record<string, number>> = { ...Object.fromEntries(Object.keys(ISSUE).map((field) => [field, 0.95])), spans: 1 };

await bench('accuracy', async ({ quick, note }) => {
  const args = [join(root, 'scripts', 'score.ts'), '--json', ...(quick ? ['seed-', '01-', '29-'] : [])];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`the score command ended with ${status}: ${stderr.toString()}`);
  const scored = JSON.parse(stdout.toString()) as Scored[];
  return ['seeds', 'samples', 'corpus'].flatMap((group) => {
    const documents = scored.filter((one) => one.group === group);
    if (documents.length === 0) { note(`${group}: none here`); return []; }
    note(`${group}: ${documents.length} documents`);
    return Object.entries(group === 'seeds' ? ISSUE : OURS).flatMap(([field, least]) => figureOf(group, field, least, documents));
  });
});

function figureOf(group: string, field: string, least: number, documents: readonly Scored[]): Figure[] {
  const sum = (of: (counts: Counts) => number): number => documents.reduce((total, { fields }) => total + of(fields[field] as Counts), 0);
  const [hit, missed, extra] = [sum((one) => one.hit), sum((one) => one.missed.length), sum((one) => one.extra.length)];
  if (hit + missed + extra === 0) return [];
  return [{ name: `F1 of ${field}, ${group}`, unit: '', measured: single((2 * hit) / (2 * hit + missed + extra)), bound: { atLeast: least } }];
}
