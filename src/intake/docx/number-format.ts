/** How Word writes a number of an automatic list: ECMA-376 part 1, 17.18.59 (ST_NumberFormat). */

const DIGITS = '〇一二三四五六七八九';
const HEAVENLY = '甲乙丙丁戊己庚辛壬癸';
const EARTHLY = '子丑寅卯辰巳午未申酉戌亥';

export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'none': return '';
    case 'decimalZero': return value < 10 ? `0${value}` : String(value);
    case 'upperRoman': return roman(value);
    case 'lowerRoman': return roman(value).toLowerCase();
    case 'upperLetter': return letters(value);
    case 'lowerLetter': return letters(value).toLowerCase();
    case 'chineseCounting': case 'chineseCountingThousand': case 'taiwaneseCounting': case 'taiwaneseCountingThousand': case 'japaneseCounting': case 'koreanCounting':
      return counted(value, DIGITS, '十百千', '万', format === 'japaneseCounting');
    case 'chineseLegalSimplified': return counted(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟', '萬', false, true);
    case 'ideographLegalTraditional': case 'japaneseLegal': return counted(value, '零壹貳參肆伍陸柒捌玖', '拾佰仟', '萬', false, true);
    case 'ideographDigital': case 'japaneseDigitalTenThousand': case 'taiwaneseDigital': case 'koreanDigital':
      return String(value).replace(/\d/g, (digit) => DIGITS[Number(digit)] as string);
    case 'ideographTraditional': return cyclic(value, HEAVENLY);
    case 'ideographZodiac': return cyclic(value, EARTHLY);
    case 'ideographZodiacTraditional': return value > 0 && value <= 60 ? `${HEAVENLY[(value - 1) % 10]}${EARTHLY[(value - 1) % 12]}` : String(value);
    case 'decimalFullWidth': case 'decimalFullWidth2': return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
    case 'decimalEnclosedCircle': case 'decimalEnclosedCircleChinese': return circled(value);
    case 'decimalEnclosedParen': return value >= 1 && value <= 20 ? String.fromCharCode(0x2473 + value) : `(${value})`;
    case 'decimalEnclosedFullstop': return value >= 1 && value <= 20 ? String.fromCharCode(0x2487 + value) : `${value}.`;
    case 'ideographEnclosedCircle': return value >= 1 && value <= 10 ? String.fromCharCode(0x327f + value) : String(value);
    case 'numberInDash': return `- ${value} -`;
    default: return String(value);
  }
}

function counted(value: number, digits: string, units: string, myriad: string, plain: boolean, formal = false): string {
  if (value <= 0 || value >= 100_000_000) return value === 0 ? (digits[0] as string) : String(value);
  const group = (part: number): string => {
    let written = '';
    let gap = false;
    for (let power = 3; power >= 0; power -= 1) {
      const digit = Math.floor(part / 10 ** power) % 10;
      if (digit === 0) { gap ||= written !== ''; continue; }
      if (gap && !plain) written += formal ? digits[0] : '零';
      gap = false;
      // 一百 keeps its 一 in Chinese; Japanese drops it before 百 and 十.
      const silent = digit === 1 && power > 0 && plain;
      written += (silent ? '' : digits[digit]) + (power > 0 ? (units[power - 1] as string) : '');
    }
    return written;
  };
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  let written = high > 0 ? group(high) + myriad + (low > 0 && low < 1_000 && !plain ? (formal ? digits[0] : '零') : '') + group(low) : group(low);
  if (!formal && /^一十/.test(written)) written = written.slice(1);
  return written;
}

function cyclic(value: number, characters: string): string {
  return value >= 1 && value <= characters.length ? (characters[value - 1] as string) : String(value);
}

function circled(value: number): string {
  if (value === 0) return '⓪';
  if (value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  if (value <= 35) return String.fromCharCode(0x3251 + value - 21);
  if (value <= 50) return String.fromCharCode(0x32b1 + value - 36);
  return String(value);
}

function letters(value: number): string {
  if (value < 1 || value > 780) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.floor((value - 1) / 26) + 1);
}

const ROMAN: readonly (readonly [number, string])[] = [[1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I']];
function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN) while (rest >= worth) { written += sign; rest -= worth; }
  return written;
}
