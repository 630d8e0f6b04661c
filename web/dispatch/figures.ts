/** Figures of a share as they are typed. */

interface Point { readonly dueOn: string; readonly expected: number }

/** `2026-12-31 6；2027-12-31 16`; null where it cannot be read. */
export function pointsIn(text: string): Point[] | null {
  const parts = text.split(/[；;\n]/u).map((part) => part.trim()).filter((part) => part !== '');
  const points = parts.map((part): Point | null => {
    const [, dueOn, value] = /^(\d{4}-\d\d-\d\d)[\s:：,，]+(-?\d+(?:\.\d+)?)$/u.exec(part) ?? [];
    return dueOn === undefined || value === undefined || Number.isNaN(Date.parse(`${dueOn}T00:00:00Z`)) ? null : { dueOn, expected: Number(value) };
  });
  return points.length === 0 || points.includes(null) ? null : points as Point[];
}

export function pointsWritten(points: readonly Point[]): string {
  return points.map(({ dueOn, expected }) => `${dueOn} ${expected}`).join('；');
}

/** Whole numbers stay whole: the first ones take what is left over. The parts add up to the whole. */
export function evenly(whole: number, count: number): number[] {
  if (count === 0) return [];
  if (!Number.isInteger(whole)) {
    const part = Math.floor((whole / count) * 100) / 100;
    return Array.from({ length: count }, (_, place) => (place === 0 ? Number((whole - part * (count - 1)).toPrecision(12)) : part));
  }
  const part = Math.trunc(whole / count);
  const over = whole - part * count;
  return Array.from({ length: count }, (_, place) => part + (place < Math.abs(over) ? Math.sign(over) : 0));
}
