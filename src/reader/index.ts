/** The door of the reader: a source in, a reading out. Pure: no clock, no database, nothing of node. */
import { assemble } from './assemble.ts';
import type { Reading } from './model.ts';
import type { Source } from './source.ts';

export type * from './model.ts';
export type * from './source.ts';
export { publish, fromPublished } from './publish.ts';
export { findingInEnglish, letterFor, type LetterOptions, worthALetter } from './lint/index.ts';

export interface ReadOptions {
  /** The file's name, as shown. */
  readonly name: string;
  /** `sm3:…` of the file's bytes; empty where there is no file (a draft being typed). */
  readonly digest?: string;
  /** `received`: the paper can't be mended here; `draft`: it can, before it is issued. */
  readonly mode?: 'received' | 'draft';
}

/** Reads a source. Never throws on any text; the same source and options give the same reading. */
export function readSource(source: Source, options: ReadOptions): Reading {
  return assemble(source, { name: options.name, digest: options.digest ?? '', ...(options.mode && { mode: options.mode }) });
}

/** A source of plain text: the grammar finds lines, paragraphs and flattened tables itself. */
export function textSource(text: string, format: 'text' | 'markdown' = 'text'): Source {
  return { format, text, blocks: [], notes: [] };
}

/** Reads again after each edit; passages whose words did not change are not read again. One per open draft. */
export function createLiveReader(options: ReadOptions): { read: (text: string) => Reading } {
  let before = new Map<string, unknown>();
  return {
    read: (text) => {
      const now = new Map<string, unknown>();
      const memory = {
        get: (key: string) => { const kept = before.get(key) ?? now.get(key); if (kept !== undefined) now.set(key, kept); return kept; },
        set: (key: string, value: unknown) => { now.set(key, value); },
      };
      const reading = assemble(textSource(text), { name: options.name, digest: options.digest ?? '', ...(options.mode && { mode: options.mode }), memory });
      before = now;
      return reading;
    },
  };
}

export type { Span } from "#kernel";
