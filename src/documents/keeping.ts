/** What is kept of a reading: the published JSON in gzip, the row of the list, what a search compares with. */
import { promisify } from 'node:util';
import { gunzip, gunzipSync, gzipSync } from 'node:zlib';
import { fromPublished, publish } from '#reader';
import type { Reading } from '#reader/model';
import { gramsOf, searchableText } from '#platform/search';
import type { DocumentFormat, ReadingCounts } from './model.ts';

export interface KeptReading {
  readonly digest: string;
  readonly format: DocumentFormat;
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly counts: ReadingCounts;
  readonly packed: Uint8Array;
  readonly searchable: string;
  readonly grams: readonly string[];
}

export function keep(reading: Reading): KeptReading {
  const { document, source } = reading;
  const title = document.title ?? document.plan?.title ?? null;
  const searchable = searchableText([source.name, title, document.documentNumber, source.text]);
  return {
    digest: source.digest, format: source.format, title, documentNumber: document.documentNumber, issuedOn: document.issuedOn,
    counts: countsOf(reading), packed: gzipSync(JSON.stringify(publish(reading)), { level: 5 }), searchable, grams: gramsOf(searchable),
  };
}

export function countsOf({ tasks, targets, findings }: Reading): ReadingCounts {
  const sum = (of: (task: Reading['tasks'][number]) => number): number => tasks.reduce((total, task) => total + of(task), 0);
  return {
    tasks: tasks.length,
    leads: sum((task) => task.responsibilities.filter(({ role }) => role !== 'cooperating').length),
    deadlines: sum((task) => task.deadlines.length),
    targets: sum((task) => task.targets.length) + targets.length,
    findings: findings.length,
  };
}

/** The reading as published: spans in code points. */
export function unpack(packed: Uint8Array): Reading {
  return JSON.parse(gunzipSync(packed).toString('utf8')) as Reading;
}

/** The same, written as JSON, unpacked beside the main thread and not parsed. */
export const unpackJson: (packed: Uint8Array) => Promise<Uint8Array> = promisify(gunzip);

/** The reading as the product works with it: spans in UTF-16 units. */
export function unpackInside(packed: Uint8Array): Reading {
  return fromPublished(unpack(packed));
}
