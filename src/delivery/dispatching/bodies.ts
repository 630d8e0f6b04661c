/** Where a unit stands: under which government, in which body, in which line. Pure. */
import type { UnitKind } from '#units/model';

/** A unit as the tree has it. */
export interface Standing {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  /** From the root down to itself. */
  readonly path: readonly { readonly id: string; readonly name: string; readonly kind: UnitKind }[];
}

/** The government that it is, or belongs to; null where the tree has none above it. */
export function governmentOf({ path }: Standing): string | null {
  return path.findLast(({ kind }) => kind === 'government')?.id ?? null;
}

/** The unit that stands directly under its government and answers for it: the department of an office or a school; itself, of a government. */
export function bodyOf({ path, kind, id }: Standing): { readonly id: string; readonly name: string; readonly kind: UnitKind } {
  const government = path.findLastIndex((one) => one.kind === 'government');
  const own = path.find((one) => one.id === id) as (typeof path)[number];
  return kind === 'government' ? own : path[government + 1] ?? own;
}

/** How a department's name ends: what is left before that, without its place, names its line. */
const ENDINGS = /(?:厅|局|委员会|委|办公室|室|部)$/u;
const GOVERNMENT = /(?:人民)?政府$/u;

/** 教育 of 澜江省教育厅 and of 云岭县教育局. */
function lineOf({ path, name, id, kind }: Standing): string {
  const body = bodyOf({ path, name, id, kind });
  const place = (path.findLast((one) => one.kind === 'government')?.name ?? '').replace(GOVERNMENT, '');
  const bare = body.name.startsWith(place) ? body.name.slice(place.length) : body.name;
  return bare.replace(ENDINGS, '');
}

/** Whether the lower department is of the upper one's line: 教育和体育局 of 教育厅, 自然资源和规划局 of 自然资源厅. */
export function sameLine(upper: Standing, lower: Standing): boolean {
  const line = lineOf(upper);
  return line.length >= 2 && lineOf(lower).includes(line);
}
