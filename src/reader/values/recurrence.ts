/** 每年, 每学期, 按月: what comes round; it is no deadline. */
import type { Recurrence } from '../model.ts';
import { kindsOf, nextOf } from '../scan.ts';
import { TITLE } from './mask.ts';
import type { FoundRecurrence } from './model.ts';

const EVERY: Readonly<Record<string, Recurrence['every']>> = {
  每年度: 'year', 每年: 'year', 每学年: 'school-year', 每学期: 'term', 每半年: 'half-year', 每季度: 'quarter', 每季: 'quarter', 每月: 'month', 每个月: 'month',
  每周: 'week', 每星期: 'week', 每天: 'day', 每日: 'day', 按月: 'month', 按季度: 'quarter', 按季: 'quarter', 按年度: 'year', 按周: 'week', 按学期: 'term', 按学年: 'school-year', 逐月: 'month', 年度内每: 'year',
};
/** Every such word begins with one of these. */
export const EVERY_SIGNS = '每按逐';
const OPENING = kindsOf([[1, EVERY_SIGNS]]);
const WORD = /(?:每个?(?:年度?|学年|学期|半年|季度?|月|周|星期|天|日)|按(?:年度|月|季度?|周|学期|学年)|逐月)(?!份|级|[生人]均)/y;
/** 每生每年 and 生均每年 are rates, 从每年自然减员 names a thing. */
const RATE_BEFORE = /(?:[生人均班校户所]|从|占|将|名|亩)$/;
/** 高校每年招收: who does so stands before it. */
const DOER_BEFORE = /(?:[高学院]校|学生|幼儿园)$/;

export function readRecurrence(text: string, mask: Uint8Array): FoundRecurrence | null {
  let first: FoundRecurrence | null = null;
  for (let at = nextOf(text, OPENING, 0); at < text.length; at = nextOf(text, OPENING, at + 1)) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (!match || (mask[at] as number) & TITLE) continue;
    if (RATE_BEFORE.test(text.slice(Math.max(0, at - 1), at)) && !(/年度?$/.test(match[0]) && DOER_BEFORE.test(text.slice(Math.max(0, at - 3), at)))) continue;
    const every = EVERY[match[0]] ?? EVERY[match[0].replace('个', '')];
    if (!every) continue;
    const found = { from: at, to: at + match[0].length, every };
    // 按周掌握…,每年至少两次: how it is done gives way to how often
    if (match[0].startsWith('每')) return found;
    first ??= found;
  }
  return first;
}
