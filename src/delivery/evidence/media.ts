/** What a file of evidence is, by its bytes; the name must not say otherwise. Pure. */
import { refuse, type Refusal } from '#kernel';

export const MEDIA = {
  jpeg: { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], preview: 'image' },
  png: { type: 'image/png', endings: ['png'], preview: 'image' },
  webp: { type: 'image/webp', endings: ['webp'], preview: 'image' },
  pdf: { type: 'application/pdf', endings: ['pdf'], preview: 'text' },
  ofd: { type: 'application/ofd', endings: ['ofd'], preview: 'text' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', endings: ['docx'], preview: 'text' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', endings: ['xlsx'], preview: 'text' },
  doc: { type: 'application/msword', endings: ['doc', 'xls'], preview: 'text' },
} as const satisfies Readonly<Record<string, { type: string; endings: readonly string[]; preview: 'image' | 'text' }>>;
export type MediaKind = keyof typeof MEDIA;

/** A photo of a telephone, or a scan of some thirty pages. */
export const MOST_MEGABYTES = 20;

/**
 * Refuses `evidence-empty`, `evidence-too-large`, `evidence-type-forbidden` (a program, a page, an archive, a drawing with
 * scripts, a workbook with macros) and `evidence-disguised` (the name says another kind than the bytes).
 */
export function mediaOf(bytes: Uint8Array, name: string): MediaKind | Refusal {
  if (bytes.length === 0) return refuse('evidence-empty', { name });
  if (bytes.length > MOST_MEGABYTES * 1024 * 1024) return refuse('evidence-too-large', { name, limit: MOST_MEGABYTES });
  const ending = /\.([A-Za-z0-9]{1,8})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';
  const kind = kindOf(bytes);
  const named = (Object.keys(MEDIA) as MediaKind[]).find((one) => (MEDIA[one].endings as readonly string[]).includes(ending));
  if (kind === null) return named === undefined ? refuse('evidence-type-forbidden', { name, ending: ending === '' ? '?' : ending }) : refuse('evidence-disguised', { name, ending, found: '?' });
  return named === kind ? kind : refuse('evidence-disguised', { name, ending: ending === '' ? '?' : ending, found: kind });
}

function kindOf(bytes: Uint8Array): MediaKind | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 16)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (head.startsWith('%PDF-')) return 'pdf';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'doc';
  return head.startsWith('PK\x03\x04') ? office(bytes) : null;
}

/** By the names of its parts, as they stand in the archive's headers; one with a program inside is none of ours. */
function office(bytes: Uint8Array): MediaKind | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (name: string): boolean => text.includes(name, 0, 'latin1');
  if (has('vbaProject.bin') || has('.exe') || has('.dll')) return null;
  if (has('OFD.xml')) return 'ofd';
  if (has('[Content_Types].xml') && has('word/document.xml')) return 'docx';
  if (has('[Content_Types].xml') && has('xl/workbook.xml')) return 'xlsx';
  return null;
}
