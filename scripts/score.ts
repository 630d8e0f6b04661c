/**
 * Scores the reader on every document that has a key and prints F1 by field, pooled by group.
 *
 *   npm run -s score -- [WORD …] [--each] [--lists] [--variants] [--json] [--write]
 *
 * WORD limits it to documents whose name holds it; `--each` prints a line a document, `--lists` what was missed and made up;
 * `--variants` adds the mechanical variants of the corpus; `--write` renews the table in docs/score.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isRefusal } from '#kernel';
import { allDocuments, type KeyedDocument } from '../test/score/documents.ts';
import { readPublished } from '../test/score/read.ts';
import { pool, rate, type Rate } from '../test/score/pool.ts';
import { CONTRACT_FIELDS, OWN_FIELDS, score, type Score } from '../test/score/score.ts';

const { values: flags, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { each: { type: 'boolean' }, lists: { type: 'boolean' }, variants: { type: 'boolean' }, json: { type: 'boolean' }, write: { type: 'boolean' } },
});

const FIELDS = [...CONTRACT_FIELDS, ...OWN_FIELDS];
const PAGE = fileURLToPath(new URL('../docs/score.md', import.meta.url));

interface Scored { readonly document: KeyedDocument; readonly score: Score }

const wantsVariants = flags.variants === true || flags.write === true || words.some((word) => word.includes('~'));
const chosen = allDocuments()
  .filter((document) => document.group !== 'variants' || wantsVariants)
  .filter((document) => words.length === 0 || words.some((word) => document.name.includes(word)));

const scored: Scored[] = [];
for (const document of chosen) {
  const reading = await readPublished(document);
  if (isRefusal(reading)) { console.error(`${document.name}: refused, ${JSON.stringify(reading)}`); process.exitCode = 1; continue; }
  scored.push({ document, score: score(reading, document.key) });
}

const GROUPS = ['seeds', 'samples', 'corpus', 'variants'] as const;
const kindOf = (name: string): string => name.split('~')[1] ?? '';
const two = (value: number): string => value.toFixed(3);
/** F1, or a dash where there was nothing to find and nothing was found. */
const f1 = (r: Rate): string => (r.hit + r.missed + r.extra === 0 ? '–' : two(r.f1));
const wide = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - [...text].reduce((sum, c) => sum + (/[\u2e80-\uffef]/.test(c) ? 2 : 1), 0)));

interface Row { readonly name: string; readonly scores: readonly Score[] }
const groupRows: Row[] = GROUPS.map((group) => ({ name: group, scores: scored.filter(({ document }) => document.group === group).map((entry) => entry.score) })).filter(({ scores }) => scores.length > 0);
const variantRows: Row[] = [...new Set(scored.map(({ document }) => kindOf(document.name)))].filter((kind) => kind !== '')
  .map((kind) => ({ name: `~${kind}`, scores: scored.filter(({ document }) => kindOf(document.name) === kind).map((entry) => entry.score) }));

if (flags.json) {
  const rows = scored.map(({ document, score: fields }) => ({ name: document.name, group: document.group, fields: Object.fromEntries(FIELDS.map((field) => [field, { ...rate(fields[field]), missed: fields[field].missed, extra: fields[field].extra }])) }));
  process.stdout.write(`${JSON.stringify(rows)}\n`);
} else {
  const table = [...groupRows, ...variantRows, ...(flags.each ? scored.map(({ document, score: fields }): Row => ({ name: document.name, scores: [fields] })) : [])];
  console.log(wide('F1', 34) + FIELDS.map((field) => field.slice(0, 8).padStart(9)).join(''));
  for (const { name, scores } of table) console.log(wide(`${name} (${scores.length})`, 34) + FIELDS.map((field) => f1(pool(scores, field)).padStart(9)).join(''));
  for (const { name, scores } of groupRows) {
    console.log(`\n${name}, ${scores.length} documents, pooled`);
    for (const field of FIELDS) { const r = pool(scores, field); console.log(`  ${field.padEnd(12)} P ${two(r.precision)}  R ${two(r.recall)}  F1 ${two(r.f1)}  (${r.hit} found, ${r.missed} missed, ${r.extra} made up)`); }
  }
  if (flags.lists) for (const { document, score: fields } of scored) printLists(document.name, fields);
}
if (flags.write) writeTable();

function printLists(name: string, fields: Score): void {
  console.log(`\n== ${name}`);
  for (const field of FIELDS) {
    for (const what of fields[field].missed) console.log(`  ${field.padEnd(11)} missed   ${what}`);
    for (const what of fields[field].extra) console.log(`  ${field.padEnd(11)} made up  ${what}`);
  }
}

function writeTable(): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const table = [
    line(['F1, pooled', 'documents', ...FIELDS]), line(['---', '---:', ...FIELDS.map(() => '---:')]),
    ...[...groupRows, ...variantRows].map(({ name, scores }) => line([name, String(scores.length), ...FIELDS.map((field) => f1(pool(scores, field)))])),
  ].join('\n');
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(PAGE, page.replace(/(<!-- table -->\n)[\s\S]*?(<!-- end of table -->)/, (_, start: string, end: string) => `${start}${table}\n${end}`));
  console.log('\ndocs/score.md holds the new table');
}
