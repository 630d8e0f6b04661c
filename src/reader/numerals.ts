const DIGIT: ReadonlyMap<string, number> = new Map(Object.entries({ 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 }));
const SCALE: ReadonlyMap<string, number> = new Map(Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }));

/**
 * A number written in Chinese (十二, 一百零五, 三万二千, 二〇二〇) or in digits with 万 or 亿 (1.2万).
 * Null where the text is no number. Source: ordinary usage; no rounding is done.
 */
export function parseNumeral(text: string): number | null {
  if (text === '') return null;
  const plain = /^(\d+(?:\.\d+)?)(万|亿|千|百)?$/.exec(text);
  if (plain) return round(Number(plain[1]) * ({ 万: 1e4, 亿: 1e8, 千: 1e3, 百: 1e2 }[plain[2] ?? ''] ?? 1));
  if (/^[〇零一二三四五六七八九]{2,}$/.test(text)) return Number([...text].map((c) => DIGIT.get(c)).join(''));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  for (const character of text) {
    const value = DIGIT.get(character);
    if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
      continue;
    }
    const scale = SCALE.get(character);
    if (scale !== undefined) {
      section += (digit ?? 1) * scale;
      digit = null;
      continue;
    }
    if (character === '万' || character === '亿') {
      const unit = character === '万' ? 1e4 : 1e8;
      total = (total + section + (digit ?? (section === 0 && total === 0 ? 1 : 0))) * unit;
      section = 0;
      digit = null;
      continue;
    }
    return null;
  }
  return total + section + (digit ?? 0);
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
