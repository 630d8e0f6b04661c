/** Corrections on their way to a worker, which lays them over the packed reading before it writes a file. */
import type { Reading } from '#reader/model';
import { findingKeys } from '../corrections/findings.ts';
import { layCorrections } from '../corrections/lay.ts';
import type { Correction } from '../corrections/model.ts';
import { correctionsInside } from '../corrections/publish.ts';

/** What must be laid over a packed reading in a worker: spans in code points. */
export interface KeptLayers {
  readonly corrections: readonly Correction[];
  /** Addresses of findings that are no longer to be told of: mended, or no fault. */
  readonly settled: readonly string[];
}

/** The reading that files are written from. */
export function layKept(reading: Reading, { corrections, settled }: KeptLayers): Reading {
  const checked = layCorrections(reading, correctionsInside(corrections, reading.source.text)).reading;
  if (settled.length === 0) return checked;
  const keys = findingKeys(checked);
  return { ...checked, findings: checked.findings.filter((_, i) => !settled.includes(keys[i] as string)) };
}
