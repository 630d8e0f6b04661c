/**
 * Fonts by the names that GB/T 9704 and offices use, each with what stands in where it is not installed.
 * Sizes in points: 二号 22, 小二 18, 三号 16, 四号 14, 小四 12, 五号 10.5, 小五 9.
 */
export const FONTS = {
  title: '方正小标宋简体',
  head: '黑体',
  group: '楷体_GB2312',
  body: '仿宋_GB2312',
  page: '宋体',
} as const;

export type FontName = (typeof FONTS)[keyof typeof FONTS];

/** Word takes these for a font that the machine lacks (`w:altName`), first the name a newer Windows has. */
export const STAND_INS: readonly { readonly name: FontName; readonly instead: string; readonly family: 'roman' | 'script' | 'modern' }[] = [
  { name: FONTS.title, instead: '方正小标宋_GBK,华文中宋,宋体,SimSun,Noto Serif CJK SC', family: 'script' },
  { name: FONTS.head, instead: 'SimHei,Noto Sans CJK SC', family: 'modern' },
  { name: FONTS.group, instead: '楷体,KaiTi,Noto Serif CJK SC', family: 'modern' },
  { name: FONTS.body, instead: '仿宋,FangSong,Noto Serif CJK SC', family: 'modern' },
  { name: FONTS.page, instead: 'SimSun,Noto Serif CJK SC', family: 'roman' },
];

/** Sizes that a short table may take, the usual one first. */
export const FONT_STEPS = [10.5, 10, 9] as const;

export const SIZES = { title: 22, longTitle: 18, mark: 16, page: 14, subtitle: 12, briefTitle: 16, head: 11, body: 10.5, tight: 9, note: 9 } as const;
