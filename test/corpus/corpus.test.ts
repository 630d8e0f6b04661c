import { describe, expect, test } from 'vitest';
import { plain } from '../score/compare.ts';
import { corpus, variants, type KeyedDocument } from '../score/documents.ts';

/** Page numbers between the lines of a PDF interrupt what is quoted. */
const textOf = async (document: KeyedDocument): Promise<string> => {
  const text = new TextDecoder().decode(await document.bytes());
  const seen = document.fileName.endsWith('.html') ? text.replace(/<(script|style)[\s\S]*?<\/\1>|<[^>]*>/g, '').replaceAll('&nbsp;', ' ').replaceAll('&lt;', '<').replaceAll('&gt;', '>') : text;
  return plain(seen.replace(/^[ \t]*[—-] ?[\d０-９]+ ?[—-][ \t\f]*\r?$/gmu, ''));
};

/** Every literal that a key quotes. A measure's start may run over a line break, its first ten characters don't. */
function quotes({ key }: KeyedDocument): string[] {
  const tasks = key.tasks.flatMap((task) => [
    task.textStart.slice(0, 10), task.lead, ...(task.coLead ?? []), ...(task.cooperating ?? []), task.deadline, task.leader, ...(task.offices ?? []),
    ...(task.otherDates ?? []).map((date) => (typeof date === 'string' ? date : date.text)), ...(task.targets ?? []).map((target) => target.text),
  ]);
  const sections = (key.sectionTargets ?? []).flatMap((section) => [section.heading, ...section.targets.map((target) => target.text)]);
  return [...tasks, ...sections, key.title, key.docNumber, ...(key.notTargets ?? []), ...(key.flaws ?? [])].filter((quote): quote is string => Boolean(quote));
}

describe('the corpus', () => {
  test('holds at least 24 documents with 2 to 60 measures each, in different forms', () => {
    const documents = corpus();
    expect(documents.length).toBeGreaterThanOrEqual(24);
    for (const { name, key } of documents) expect(key.tasks.length, name).toSatisfy((count: number) => count >= 2 && count <= 60);
  });

  test('a key quotes only what its document says, and so does the key of each variant (a Word file is not opened here)', async () => {
    for (const document of [...corpus(), ...variants()].filter(({ key, fileName }) => !key.interleaved && !fileName.endsWith('.docx'))) {
      const text = await textOf(document);
      for (const quote of quotes(document)) expect(text, `${document.name}: ${quote}`).toContain(plain(quote));
    }
  });

  test('another date stands only beside a main one, or the scorer would ask for it', () => {
    for (const { name, key } of corpus()) for (const task of key.tasks) expect(task.deadline !== null || task.otherDates === undefined, `${name}: ${task.textStart}`).toBe(true);
  });

  test('every text has at least two variants, or one where its key leaves some out', () => {
    const names = variants().map(({ name }) => name.split('~')[0]);
    for (const { name, fileName, key } of corpus()) if (fileName.endsWith('.txt')) expect(names.filter((of) => of === name).length, name).toBeGreaterThanOrEqual(key.withoutVariants ? 1 : 2);
  });
});
