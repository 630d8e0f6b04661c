/** The texts that are read: the shared seeds where they lie beside the clone, else our own, and texts made to hurt. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const seedFolder = join(root, '..', 'shared', 'seeds');

export interface Text { readonly name: string; readonly path: string; readonly text: string }

const textsIn = (folder: string): Text[] => (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.txt')).sort()
  .map((name) => ({ name, path: join(folder, name), text: readFileSync(join(folder, name), 'utf8') }));

/** Five real documents; in a clone of its own the text samples of the product. */
export function documents(): { readonly from: 'seeds' | 'samples'; readonly texts: readonly Text[] } {
  const seeds = textsIn(seedFolder);
  return seeds.length > 0 ? { from: 'seeds', texts: seeds } : { from: 'samples', texts: textsIn(join(root, 'samples')) };
}

/** The prose document with 34 measures that a keeper would open; without the seeds our longest plan. */
export function chiefDocument(): Text {
  const { from, texts } = documents();
  return texts.find(({ name }) => (from === 'seeds' ? name.startsWith('001') : name === 'provincial-plan.txt')) ?? texts[0] as Text;
}

export function joined(): string {
  return `${documents().texts.map(({ text }) => text).join('\n')}\n`;
}

/** A passage again and again, up to so many bytes of UTF-8; one flat string, as a file would give. */
export function repeated(passage: string, bytes: number): string {
  return Buffer.from(passage.repeat(Math.ceil(bytes / Buffer.byteLength(passage)))).toString('utf8');
}

/** Passages which, repeated, ask of the grammar what no office would: each names what it hurts. */
export function hurtful(): { readonly running: Readonly<Record<string, string>>; readonly lines: Readonly<Record<string, string>> } {
  return {
    running: {
      'one line': joined().replace(/\s+/gu, ''),
      'open brackets': '（', 'closed brackets': '）', 'brackets of units': '（责任单位：省教育厅）', 'open brackets of units': '（责任单位：省教育厅、', 'open titles': '《', 'open definitions': '（以下简称“',
      separators: '、', 'lists of units': '省教育厅、', 'labels of units': '责任单位：', 'sentences of units': '由省教育厅牵头',
      digits: '1', 'Chinese numerals': '一', 'glued numbers': '。1.', 'years': '2020年', 'shares': '达到95%', 'written years': '二〇一六年', 'one letter': '教',
    },
    lines: {
      'table heads by tabs': '序号\t任务\t牵头单位\n', 'table heads by lines': '序号\n主要任务\n牵头单位\n完成时限\n', 'table rows by spaces': '1  教育  省教育厅  2020年\n', 'rows by bars': 'a |\n',
      'short lines': '省教育厅\n', 'lines of numbers': '1\n', 'blank lines': '\n', attachments: '附件1\n',
    },
  };
}

/** A seeded generator (mulberry32): the same numbers in [0, 1) for the same seed. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
