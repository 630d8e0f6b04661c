/** A stored number → the text that the cell shows under its format. The format engine loads on first need. */

export type ShowNumber = (value: number, format: string) => string;

/** Formats with built-in ids, ECMA-376 part 1, 18.8.30, and the East Asian dates among them. */
export const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?', 13: '# ??/??', 14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy',
  18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM', 20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy/m/d h:mm', 27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: 'm-d-yy', 31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00', 40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0',
  49: '@', 50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"', 55: 'yyyy"年"m"月"', 56: 'm"月"d"日"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
};

/** `date1904`: the workbook counts days from 1904. */
export async function numberShower(date1904: boolean): Promise<ShowNumber> {
  const { SSF } = await import('@e965/xlsx') as { SSF: { format(format: string, value: number, options?: object): string } };
  return (value, format) => {
    try {
      // Locale prefixes such as [$-804] change month names only.
      return SSF.format(format.replace(/\[\$-[0-9A-Fa-f]+\]/g, ''), value, { date1904 }).trim();
    } catch {
      return general(value);
    }
  };
}

/** General format: at most eleven digits. */
export function general(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value) : String(Number(value.toPrecision(11)));
}
