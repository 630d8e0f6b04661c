/**
 * Makes `samples/` again from `scripts/samples/`: documents of our own about invented places, in every format,
 * with their keys and an index. All but the .doc files, which an office program made once from the .docx.
 *
 *   npm run samples
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samples } from './samples/all.ts';
import { keyOf } from './samples/key.ts';
import { writeDocx } from './samples/write-docx.ts';
import { writeHtml } from './samples/write-html.ts';
import { writeOfd } from './samples/write-ofd.ts';
import { writePdfs } from './samples/write-pdf.ts';
import { writeMarkdown, writeTxt } from './samples/write-text.ts';
import { writeXlsx } from './samples/write-xlsx.ts';

const folder = join(import.meta.dirname, '..', 'samples');
mkdirSync(join(folder, 'keys'), { recursive: true });

const pdfs = await writePdfs(samples.filter((sample) => sample.formats.includes('pdf')));
const index: object[] = [];
for (const sample of samples) {
  for (const format of sample.formats) {
    const name = `${sample.name}.${format}`;
    index.push({ name, format: format === 'txt' ? 'text' : format === 'md' ? 'markdown' : format, title: sample.title, about: sample.about, key: `keys/${sample.name}.expected.json` });
    if (format === 'doc') continue;
    const bytes = format === 'txt' ? writeTxt(sample)
      : format === 'md' ? writeMarkdown(sample)
      : format === 'html' ? writeHtml(sample)
      : format === 'docx' ? await writeDocx(sample)
      : format === 'xlsx' ? await writeXlsx(sample)
      : format === 'ofd' ? writeOfd(sample)
      : pdfs.get(sample.name);
    if (bytes !== undefined) writeFileSync(join(folder, name), bytes);
  }
  writeFileSync(join(folder, 'keys', `${sample.name}.expected.json`), `${JSON.stringify(keyOf(sample), null, 1)}\n`);
}
writeFileSync(join(folder, 'index.json'), `${JSON.stringify(index, null, 1)}\n`);
process.stdout.write(`${index.length} files in samples/\n`);
