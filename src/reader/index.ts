/** The door of the reader: a source in, a reading out. Pure: no clock, no database, nothing of node. */
import { codePointIndex } from '#kernel';
import type { DocumentHead, Reading } from './model.ts';
import type { Source } from './source.ts';

export type * from './model.ts';
export type * from './source.ts';
export { publish, fromPublished } from './publish.ts';

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
  const head: DocumentHead = {
    title: null, documentNumber: null, issuers: [], issuedOn: null, leadRule: 'none', disclosure: null, addressees: [], copiedTo: [],
    validUntil: null, definitions: [], plan: null, attachments: [], spans: {},
  };
  return {
    schema: 'taizhang.reading/1',
    source: { name: options.name, format: source.format, digest: options.digest ?? '', characters: codePointIndex(source.text).length, text: source.text, blocks: source.blocks },
    document: head, tasks: [], targets: [], parameters: [], findings: [],
  };
}

/** A source of plain text: the grammar finds lines, paragraphs and flattened tables itself. */
export function textSource(text: string, format: 'text' | 'markdown' = 'text'): Source {
  return { format, text, blocks: [], notes: [] };
}

/** Reads again after each edit; only what an edit touched is worked on. One per open draft. */
export function createLiveReader(options: ReadOptions): { read: (text: string) => Reading } {
  return { read: (text) => readSource(textSource(text), options) };
}

export type { Span } from "#kernel";
