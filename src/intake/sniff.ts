/** What a file is, by its bytes; the name's ending only decides between kinds of plain text. */
import type { Zip } from './zip.ts';
import { stop } from './stop.ts';

export type Kind = 'text' | 'markdown' | 'html' | 'docx' | 'xlsx' | 'xls' | 'pdf' | 'ofd' | 'doc';

export interface Sniffed { readonly kind: Kind; readonly zip?: Zip; /** The ending names another kind. */ readonly mismatch: boolean }

const ENDINGS: Readonly<Record<string, Kind>> = {
  txt: 'text', md: 'markdown', markdown: 'markdown', htm: 'html', html: 'html', xhtml: 'html', shtml: 'html', docx: 'docx', docm: 'docx', dotx: 'docx',
  xlsx: 'xlsx', xlsm: 'xlsx', xls: 'xls', pdf: 'pdf', ofd: 'ofd', doc: 'doc',
};

/** Throws `Stopped` for what can't be taken in, with the reason. */
export async function sniff(bytes: Uint8Array, name: string): Promise<Sniffed> {
  const ending = endingOf(name);
  if (ending === 'wps' || ending === 'wpt') stop('wps-file', { name });
  if (ending === 'et' || ending === 'ett') stop('et-file', { name });
  if (ending === 'dps' || ending === 'dpt') stop('presentation-file', { name });
  const named = ENDINGS[ending];
  const told = (kind: Kind, zip?: Zip): Sniffed => ({ kind, ...(zip === undefined ? {} : { zip }), mismatch: named !== undefined && named !== kind });
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.includes('%PDF-')) return told('pdf');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return archive((await import('./zip.ts')).openZip(bytes), told);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return told(compound(bytes, name));
  if (head.startsWith('{\\rtf')) stop('rtf-file', { name });
  if (isImage(head)) stop('image-file', { name });
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)/.test(head)) stop('archive-file', { name });
  if (/^MIME-Version:|^From: .*\r?\n.*MIME|^\S.*\r?\nMIME-Version:/i.test(head)) stop('mhtml-file', { name });
  if (!wide(head) && binary(bytes)) stop(named !== undefined && named !== 'text' && named !== 'markdown' ? 'damaged-file' : 'unknown-file', { name, part: name });
  if (/^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b/i.test(head)) return told('html');
  // Offices' exports named .xls or .doc are often a bare table of HTML; a text may begin with a tag and stay a text.
  if (named !== 'text' && named !== 'markdown' && /^\s*<(?:table|div|style)\b/i.test(head)) return told('html');
  if (named === 'html') return { kind: 'html', mismatch: false };
  if (named === 'markdown') return { kind: 'markdown', mismatch: false };
  if (named === undefined || named === 'text') return { kind: 'text', mismatch: false };
  stop('damaged-file', { name, part: name });
}

export function endingOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}

function archive(zip: Zip, told: (kind: Kind, zip: Zip) => Sniffed): Sniffed {
  const names = zip.names;
  if (zip.has('OFD.xml')) return told('ofd', zip);
  if (names.some((name) => name.startsWith('word/')) || zip.has('word/document.xml')) return told('docx', zip);
  if (names.some((name) => name.startsWith('xl/'))) return told('xlsx', zip);
  if (names.some((name) => name.startsWith('ppt/'))) stop('presentation-file');
  if (zip.has('content.xml') && zip.has('mimetype')) stop('open-document-file');
  stop('archive-file');
}

/** An OLE file, by the names of its streams. */
function compound(bytes: Uint8Array, name: string): Kind {
  if (hasStream(bytes, 'EncryptedPackage')) stop('encrypted', { name });
  if (hasStream(bytes, 'WordDocument')) return 'doc';
  if (hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book')) return 'xls';
  if (hasStream(bytes, 'PowerPoint Document')) stop('presentation-file', { name });
  stop('unknown-file', { name });
}

function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = new Uint8Array(name.length * 2 + 2);
  for (let i = 0; i < name.length; i += 1) wanted[i * 2] = name.charCodeAt(i);
  // Directory entries are aligned to 128 bytes in sectors of at least 512.
  for (let at = 512; at + wanted.length <= bytes.length; at += 128) {
    let k = 0;
    while (k < wanted.length && bytes[at + k] === wanted[k]) k += 1;
    if (k === wanted.length) return true;
  }
  return false;
}

function isImage(head: string): boolean {
  return /^(\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF[^]{4}WEBP)/.test(head) || head.slice(4, 12) === 'ftypheic';
}

function wide(head: string): boolean {
  return head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff');
}

/** More than one control character in twenty: no text. */
function binary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8192);
  let control = 0;
  for (const byte of sample) if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) control += 1;
  return control * 20 > sample.length && control > 3;
}

