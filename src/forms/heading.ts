/** Headings of a reading as group rows and as the pair 编号 + 重点工作. */
import { compact, inLine } from './words.ts';

const CHINESE = '[一二三四五六七八九十百零〇○]+';
const ANY = '[一二三四五六七八九十百零〇○\\d０-９]+';
const CHINESE_MARK = new RegExp(`^(第${CHINESE}[编章节条部分项]+|[（(]${CHINESE}[)）]|${CHINESE}[、．.，])(?=\\S)`);
const MARK = new RegExp(`^(第${ANY}[编章节条部分项]+|[（(]${ANY}[)）]|${ANY}[、．.，]|[①-⑳㈠-㈩])(?=\\S)`);

/**
 * `（一）提高质量` → `（一）` and `提高质量`, joined the heading again; a heading without a Chinese number has an empty mark.
 * An Arabic number stays with its heading: alone in 编号 it would pass for the number of a measure.
 */
export function splitHeading(heading: string): { mark: string; name: string } {
  const line = inLine(heading);
  const mark = CHINESE_MARK.exec(line)?.[1] ?? '';
  return { mark, name: line.slice(mark.length) };
}

/** The family of a heading's number: headings of one family stand on one level. */
function family(heading: string): string {
  const mark = MARK.exec(inLine(heading))?.[1] ?? '';
  return mark.replace(/[一二三四五六七八九十百零〇○]+/g, '一').replace(/[\d０-９]+/g, '1').replace(/（/g, '(').replace(/）/g, ')').replace(/[．，]/g, '.');
}

export function samePath(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((heading, level) => compact(heading) === compact(b[level] ?? ''));
}

/**
 * The group rows that lead from one heading path to the next, each row one or more lines.
 * A row of one line takes its level from its number's family; without a number it is outermost. Where
 * that can't tell the levels apart (two levels without numbers, say), one row holds the whole path, a
 * line a level. A row with a dash ends the group above.
 */
export function groupRows(from: readonly string[], to: readonly string[], spoken: boolean): string[][] {
  if (to.length === 0) return from.length === 0 ? [] : [['——']];
  if (!spoken) return [to.map(inLine)];
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && compact(from[shared] ?? '') === compact(to[shared] ?? '')) shared += 1;
  return to.slice(shared).map((heading) => [inLine(heading)]);
}

/** Whether number families alone tell the level of every heading in these paths. */
export function familiesTellLevels(paths: readonly (readonly string[])[]): boolean {
  const levelOf = new Map<string, number>();
  for (const path of paths) {
    for (const [level, heading] of path.entries()) {
      const name = family(heading);
      if (level > 0 && name === '') return false;
      const known = levelOf.get(name);
      if (known !== undefined && known !== level) return false;
      levelOf.set(name, level);
    }
  }
  return true;
}
