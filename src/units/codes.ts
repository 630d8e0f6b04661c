/** The codes of divisions, schools and units: their form and check digits. Pure; safe for the browser. */

/** GB 32100: its letters leave out I, O, S, V and Z. */
const CREDIT_LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB/T 2260: two digits each for province, prefecture and county, then three each for town and village. A level that is missing is zeros. */
export function isDivisionCode(code: string): boolean {
  const parts = /^([1-9]\d)(\d\d)(\d\d)(?:(\d{3})(\d{3})?)?$/.exec(code);
  if (parts === null) return false;
  const [, , prefecture, county, town, village] = parts;
  // A county of no prefecture bears 90 there, so nothing stands below nothing, but for zeros.
  return !(prefecture === '00' && county !== '00') && !(town === '000' && village !== undefined && village !== '000');
}

/** The kinds of school in the first two digits (学校标识码), with their names. */
export const SCHOOL_KINDS = { 11: '幼儿园', 21: '小学', 31: '初中', 34: '高中', 36: '中等职业学校', 41: '高等学校', 51: '特殊教育学校' } as const;

/** Ten digits: two of the kind, two of the province, six of a serial number. */
export function isSchoolCode(code: string): boolean {
  return /^\d{10}$/.test(code) && Object.hasOwn(SCHOOL_KINDS, code.slice(0, 2)) && code[2] !== '0';
}

/** GB 32100-2015: weights are powers of three, modulo 31. @returns null where the first seventeen characters are not of the code. */
export function creditCheckDigit(first17: string): string | null {
  if (first17.length !== 17) return null;
  let sum = 0;
  let weight = 1;
  for (const letter of first17) {
    const value = CREDIT_LETTERS.indexOf(letter);
    if (value === -1) return null;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_LETTERS[(31 - (sum % 31)) % 31] as string;
}

export function isCreditCode(code: string): boolean {
  return /^.{18}$/.test(code) && creditCheckDigit(code.slice(0, 17)) === code[17];
}
