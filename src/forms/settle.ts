/** Packs an Office file again so that the same table gives the same bytes, and only plain parts stay in it. */
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

const CORE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"></cp:coreProperties>';
const APP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"></Properties>';
const FIRST_DAY_OF_ZIP = '1980-01-01T12:00:00';
const CUSTOM = 'docProps/custom.xml';

/** `parts` replaces parts by path; the document's properties are emptied: who wrote it when, and with what, is the office's to say. */
export function settle(file: Uint8Array, parts: Readonly<Record<string, (old: string) => string>> = {}): Uint8Array {
  const packed: Zippable = {};
  const old = unzipSync(file);
  delete old[CUSTOM];
  const first = ['[Content_Types].xml', '_rels/.rels'];
  const names = [...first.filter((name) => name in old), ...Object.keys(old).filter((name) => !first.includes(name)).toSorted()];
  for (const name of names) {
    let bytes = old[name] as Uint8Array;
    const change = parts[name];
    if (name === 'docProps/core.xml') bytes = strToU8(CORE);
    else if (name === 'docProps/app.xml') bytes = strToU8(APP);
    else if (first.includes(name)) bytes = strToU8(strFromU8(bytes).replace(/<(?:Override|Relationship)\b[^>]*docProps\/custom\.xml[^>]*\/>/, ''));
    else if (change !== undefined) bytes = strToU8(change(strFromU8(bytes)));
    packed[name] = [bytes, { mtime: FIRST_DAY_OF_ZIP, level: 6 }];
  }
  return zipSync(packed);
}
