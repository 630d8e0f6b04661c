/** Between the reading inside the product (UTF-16 spans) and the published JSON (code points). */
import { codePointIndex } from '#kernel';
import type { Reading } from './model.ts';

/** The reading as `taizhang.reading/1` publishes it: every span in code points. */
export function publish(reading: Reading): Reading {
  return mapSpans(reading, codePointIndex(reading.source.text).toCodePoint);
}

/** A published reading with its spans as UTF-16 offsets again. */
export function fromPublished(reading: Reading): Reading {
  return mapSpans(reading, codePointIndex(reading.source.text).toUtf16);
}

function mapSpans(reading: Reading, convert: (offset: number) => number): Reading {
  return walk(reading, convert, '') as Reading;
}

const SPAN_KEYS = new Set(['span', 'spans']);

function walk(value: unknown, convert: (offset: number) => number, key: string): unknown {
  if (Array.isArray(value)) {
    if (SPAN_KEYS.has(key)) return spans(value, convert);
    return value.map((item) => walk(item, convert, ''));
  }
  if (value === null || typeof value !== 'object') return value;
  const copy: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    copy[name] = key === 'spans' && Array.isArray(inner) ? spans(inner, convert) : walk(inner, convert, name);
  }
  return copy;
}

function spans(value: readonly unknown[], convert: (offset: number) => number): unknown {
  return value.map((item) => (typeof item === 'number' ? convert(item) : Array.isArray(item) ? spans(item, convert) : item));
}
