/** Whether chosen words name a unit. Pure, the same on both sides of the wire. */

/** Longer than any enumeration of units; in more than that any name could be picked together. */
const ENUMERATION = 60;

const folded = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Its name stands in the words, or can be read out of an enumeration that shares its beginning or its end (省教育、财政厅 names 省财政厅). */
export function carriesUnit(words: string, unit: string): boolean {
  const [said, name] = [folded(words), [...folded(unit)]];
  if (name.length === 0 || said.includes(name.join(''))) return true;
  if (!/[、，,和及与]/u.test(said) || [...said].length > ENUMERATION) return false;
  let found = 0;
  for (const character of said) if (character === name[found]) found += 1;
  return found === name.length;
}
