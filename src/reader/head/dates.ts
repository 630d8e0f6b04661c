/** Dates of the paper itself. */
import { parseNumeral } from '../numerals.ts';

const DATE = /(\d{4}|[〇零○OoΟ一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(\d{1,2}|[一二三四五六七八九十廿卅]{1,3})日)?/;

/** The first full date in folded text: `YYYY-MM-DD`, or `YYYY-MM` where no day is given. Null where there is none or it can't be. */
export function dateIn(text: string): { iso: string; from: number; to: number } | null {
  const found = DATE.exec(text);
  if (!found) return null;
  const year = numeral((found[1] as string).replace(/[○OoΟ]/g, '〇'));
  const month = numeral(found[2] as string);
  const day = found[3] === undefined ? null : numeral(found[3].replace('廿', '二十').replace('卅', '三十'));
  if (year === null || month === null || month < 1 || month > 12 || year < 1949 || year > 2200) return null;
  if (day !== null && (day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate())) return null;
  const iso = `${year}-${String(month).padStart(2, '0')}${day === null ? '' : `-${String(day).padStart(2, '0')}`}`;
  return { iso, from: found.index, to: found.index + found[0].length };
}

function numeral(text: string): number | null {
  return /^\d+$/.test(text) ? Number(text) : parseNumeral(text);
}
