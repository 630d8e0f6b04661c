/** When two writings of the same name, date or amount count as equal. */

const PLAIN: Readonly<Record<string, string>> = { '∶': ':', '〔': '[', '〕': ']', '［': '[', '］': ']', '—': '-', '–': '-', '－': '-', '～': '~', '；': ';', '，': ',', '：': ':', '（': '(', '）': ')' };

/** Without white space, in half width, dashes and brackets of one kind. */
export function plain(text: unknown): string {
  return String(text ?? '').normalize('NFKC').replace(/[∶〔〕［］—–－～；，：（）]/g, (c) => PLAIN[c] ?? c).replace(/-{2,}/g, '-').replace(/\s+/g, '');
}

/** A unit's name: a doubled 厅 and a closing 等 make no difference. */
export function plainUnit(name: unknown): string {
  return plain(name).replace(/厅厅$/, '厅').replace(/等$/, '');
}

/** What a measure begins with: without its number and without the marks that offices vary. */
export function beginning(text: unknown): string {
  return plain(text).replace(/^[(（]?[一二三四五六七八九十\d]+[)）.、．]*/, '').replace(/[。.,、;:]/g, '');
}

/** A date as written, without the words around it. */
export function plainDate(text: unknown): string {
  return plain(text).replace(/^(到|至|于|在)/, '').replace(/(底前|之前|前|底|末)$/, '');
}

/** The last day that a plainly written date allows; null where offices differ (a day followed by 前) or where it is not a full date. */
export function lastDay(text: string): string | null {
  const written = plain(text).replace(/^[到至于在]/, '');
  if (/^\d{4}年\d{1,2}月\d{1,2}日/.test(written)) return null;
  const month = /^(\d{4})年(\d{1,2})月(?:底前|末前|底|末)?$/.exec(written);
  if (month) return new Date(Date.UTC(Number(month[1]), Number(month[2]), 0)).toISOString().slice(0, 10);
  const year = /^(\d{4})年(?:底前|末前|底|末)?$/.exec(written);
  return year ? `${year[1]}-12-31` : null;
}

/** `2018年12月20日` as `2018-12-20`, as far as it is given. */
export function isoDate(text: string): string | null {
  const found = /(\d{4})年(\d{1,2})月(?:(\d{1,2})日)?/.exec(text);
  if (!found) return null;
  return [found[1], found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
}

const WORDS: Readonly<Record<string, number>> = { 一半: 0.5, 百万: 1e6, 一百万: 1e6 };

/** The size of a target: percentages and fractions meet at the fraction, 万 and 亿 are counted out. */
export function amount(value: unknown, unit: unknown): number {
  const text = plain(value);
  const ratio = /^(\d+(?:\.\d+)?)[:/](\d+(?:\.\d+)?)$/.exec(text);
  const bare = ratio ? Number(ratio[1]) / Number(ratio[2]) : (WORDS[text] ?? Number(text));
  const first = plain(unit)[0];
  return bare * (first === '%' ? 0.01 : first === '万' ? 1e4 : first === '亿' ? 1e8 : 1);
}

/** One unit begins with the other (人 and 人次), or one of them is not said. */
export function sameUnit(a: unknown, b: unknown): boolean {
  const [x, y] = [a, b].map((unit) => plain(unit).replace(/^[万亿]/, '')) as [string, string];
  return x.startsWith(y) || y.startsWith(x);
}

/** They have at least three characters in a row in common. */
export function touch(a: unknown, b: unknown): boolean {
  const [x, y] = [plain(a), plain(b)];
  for (let start = 0; start + 3 <= x.length; start += 1) if (y.includes(x.slice(start, start + 3))) return true;
  return false;
}

const pairs = (text: unknown): Set<string> => {
  const han = plain(text).replace(/[^\p{Script=Han}]/gu, '');
  const characters = [...han];
  return new Set(characters.slice(0, -1).map((_, i) => han.slice(i, i + 2)));
};

/** Share of character pairs that two names have in common, counted against the shorter one. */
export function likeness(a: unknown, b: unknown): number {
  const [x, y] = [pairs(a), pairs(b)];
  let common = 0;
  for (const pair of x) if (y.has(pair)) common += 1;
  return common / Math.max(1, Math.min(x.size, y.size));
}
