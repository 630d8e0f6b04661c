/** The documents that have a key: the shared seeds (where they are), our samples, our own corpus and its variants. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asBrokenPage, asPage, asWord } from '../corpus/formats.ts';
import { variantsOf } from '../corpus/variants.ts';
import type { Key } from './key.ts';

export interface KeyedDocument {
  readonly group: 'seeds' | 'samples' | 'corpus' | 'variants';
  /** Short name for people: `seed-001`, `04-county-notice`, `04-county-notice~halfwidth`. */
  readonly name: string;
  /** With its ending, as a reader of files needs it. */
  readonly fileName: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  readonly key: Key;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Beside the clone; not there in a clone of its own. */
export const sharedFolder = join(root, '..', 'shared');

const readKey = (path: string): Key => JSON.parse(readFileSync(path, 'utf8')) as Key;
const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort() : []);

export function seeds(): KeyedDocument[] {
  const folder = join(sharedFolder, 'seeds');
  return filesOf(folder).flatMap((fileName): KeyedDocument[] => {
    const name = `seed-${fileName.slice(0, 3)}`;
    const path = [join(sharedFolder, 'gold'), join(root, 'test/keys')].map((keys) => join(keys, `${name}.expected.json`)).find((file) => existsSync(file));
    return path === undefined ? [] : [{ group: 'seeds', name, fileName, bytes: () => readFileSync(join(folder, fileName)), key: readKey(path) }];
  });
}

/** A sample in several formats has one key, named after the file without its ending. */
export function samples(): KeyedDocument[] {
  const folder = join(root, 'samples');
  return filesOf(folder).flatMap((fileName): KeyedDocument[] => {
    const stem = basename(fileName).replace(/\.[^.]+$/, '');
    const path = ['expected.json', 'key.json', 'json'].map((ending) => join(folder, 'keys', `${stem}.${ending}`)).find((file) => existsSync(file));
    return path === undefined ? [] : [{ group: 'samples', name: fileName, fileName, bytes: () => readFileSync(join(folder, fileName)), key: readKey(path) }];
  });
}

export function corpus(): KeyedDocument[] {
  const folder = join(root, 'test/corpus');
  return filesOf(folder).filter((fileName) => fileName.endsWith('.key.json')).map((keyName): KeyedDocument => {
    const name = keyName.replace(/\.key\.json$/, '');
    const fileName = [`${name}.txt`, `${name}.html`, `${name}.md`].find((file) => existsSync(join(folder, file)));
    if (fileName === undefined) throw new Error(`test/corpus/${keyName} has no document beside it`);
    return { group: 'corpus', name, fileName, bytes: () => readFileSync(join(folder, fileName)), key: readKey(join(folder, keyName)) };
  });
}

/** Each text of the corpus rewritten mechanically, and as other kinds of file. */
export function variants(): KeyedDocument[] {
  return corpus().filter(({ fileName }) => fileName.endsWith('.txt')).flatMap((document) => {
    const { name, key } = document;
    const text = readFileSync(join(root, 'test/corpus', document.fileName), 'utf8');
    const rewritten = variantsOf({ text, key }).map((variant): KeyedDocument => ({ group: 'variants', name: `${name}~${variant.name}`, fileName: document.fileName, bytes: () => Buffer.from(variant.text, 'utf8'), key: variant.key }));
    if (isFlattened(text, key) || key.withoutVariants?.includes('page')) return rewritten;
    return [...rewritten,
      { group: 'variants', name: `${name}~page`, fileName: `${name}.html`, bytes: () => asPage(text), key },
      { group: 'variants', name: `${name}~broken-page`, fileName: `${name}.html`, bytes: () => asBrokenPage(text), key },
      { group: 'variants', name: `${name}~word`, fileName: `${name}.docx`, bytes: () => asWord(text), key }];
  });
}

/** A table that is only lines, or a text in one line, is so in a text file alone: no page or Word file looks like it. */
const isFlattened = (text: string, key: Key): boolean => (key.withoutVariants?.includes('indent') ?? false) && !/^[^\t\n]+\t[^\t\n]+\t/mu.test(text);

export function allDocuments(): KeyedDocument[] {
  return [...seeds(), ...samples(), ...corpus(), ...variants()];
}
