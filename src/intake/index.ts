/** The door of the intake: the bytes of a file become a source, or a refusal that says what to do. */
import { isRefusal, refuse, type Refusal } from '#kernel';
import type { Source, SourceNote } from '#reader';
import { limits } from './limits.ts';
import { checkTextLength, megabytes } from './pieces.ts';
import { secrecyMark } from './secrecy.ts';
import { sniff, type Sniffed } from './sniff.ts';
import { Stopped } from './stop.ts';

export { limits } from './limits.ts';
export { type RowsSheet, takeRows } from './sheet/rows.ts';
export { intakeCodes, intakeSentence, type IntakeCode } from './sentences.ts';

/**
 * Takes a file in. The kind is told by the bytes; heavy readers load on first use.
 * `name` decides between kinds of plain text and is looked at for a secrecy mark; it is not kept.
 * A document with a secrecy mark in its head is refused and nothing of it is returned.
 */
export async function takeIn(bytes: Uint8Array, name: string): Promise<Source | Refusal> {
  if (bytes.length === 0) return refuse('empty-file', { name });
  if (bytes.length > limits.fileBytes) return refuse('file-too-large', { name, megabytes: megabytes(bytes.length), limit: megabytes(limits.fileBytes) });
  try {
    const sniffed = await sniff(bytes, name);
    const source = await read(bytes, sniffed);
    if (isRefusal(source)) return named(source, name);
    if (secrecyMark(source, name) !== null) return refuse('secrecy-mark');
    return sniffed.mismatch ? { ...source, notes: [mismatchNote(source), ...source.notes] } : source;
  } catch (error) {
    if (error instanceof Stopped) return named(error.refusal, name);
    throw error;
  }
}

function named(refusal: Refusal, name: string): Refusal {
  return { ...refusal, values: { name, ...refusal.values } };
}

async function read(bytes: Uint8Array, { kind, zip }: Sniffed): Promise<Source | Refusal> {
  switch (kind) {
    case 'text': case 'markdown': {
      const { decode } = await import('./decode.ts');
      const { text, notes } = decode(bytes);
      checkTextLength(text);
      if (kind === 'text') return { format: 'text', text, blocks: [], notes };
      const { markdownBlocks } = await import('./markdown.ts');
      return { format: 'markdown', text, blocks: markdownBlocks(text), notes };
    }
    case 'html': return (await import('./html.ts')).htmlSource(bytes);
    case 'xlsx': return (await import('./sheet/xlsx.ts')).xlsxSource(zip as NonNullable<typeof zip>);
    case 'ofd': return (await import('./ofd.ts')).ofdSource(zip as NonNullable<typeof zip>);
    case 'docx': return (await import('./docx/index.ts')).docxSource(zip as NonNullable<typeof zip>);
    case 'pdf': case 'xls': case 'doc': return (await import('./guard.ts')).guarded(kind, bytes);
  }
}

const SHOWN: Record<Source['format'], string> = {
  text: '纯文本', markdown: 'Markdown', html: '网页（HTML）', docx: 'Word（.docx）', xlsx: 'Excel 表格', pdf: 'PDF', ofd: 'OFD', doc: 'Word 97（.doc）',
};

function mismatchNote(source: Source): SourceNote {
  return { code: 'kind-mismatch', message: `文件扩展名与内容不符，已按内容当作${SHOWN[source.format]}读取。`, spans: [] };
}
