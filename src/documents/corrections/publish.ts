/** Between corrections inside the product (UTF-16) and on the wire or kept (code points). */
import { codePointIndex } from '#kernel';
import type { Correction } from './model.ts';

type Resting = Pick<Correction, 'rests'>;

/** @param text the source that the spans point into */
export function publishCorrections<C extends Resting>(corrections: readonly C[], text: string): C[] {
  return mapRests(corrections, codePointIndex(text).toCodePoint);
}

export function correctionsInside<C extends Resting>(corrections: readonly C[], text: string): C[] {
  return mapRests(corrections, codePointIndex(text).toUtf16);
}

function mapRests<C extends Resting>(corrections: readonly C[], convert: (offset: number) => number): C[] {
  return corrections.map((one) => (one.rests === null ? one : { ...one, rests: [convert(one.rests[0]), convert(one.rests[1])] as const }));
}
