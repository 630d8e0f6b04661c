/** The sentence that says who leads among the units listed: it stands once and holds for the whole document. */
import { type Flow, sourceSpan } from '../flow.ts';
import type { Span } from '#kernel';

const FIRST = '(?:第一个|第一位|第1位|第一|首位|首个|首列|最前(?:面|列)?|前列|之首|首)';
const PATTERNS: readonly RegExp[] = [
  /[^。;()\n]{0,16}[标带加注打][^。;()]{0,4}[★☆*▲△●◆※][^。;()]{0,12}牵头[^。;()]{0,8}/,
  /\(?[★☆*▲△●◆※]\)?(?:的|号)?(?:单位|部门)?(?:为|是|表示|代表)[^。;()]{0,6}牵头[^。;()]{0,8}/,
  new RegExp(`[^。;()\\n]{0,30}(?:列|排|排名|排序|居|位|名列|在|的|以|由|为|位于)?${FIRST}[^。;()]{0,16}(?:牵头|总负责|主办)[^。;()]{0,10}`),
  new RegExp(`[^。;()\\n]{0,16}牵头(?:单位|部门|责任单位|处室)?[^。;()]{0,12}(?:列|排|居|(?<!单)位)[^。;()]{0,6}${FIRST}[^。;()]{0,6}`),
  new RegExp(`[^。;()\\n]{0,24}(?:列|排|居|位于?)(?:在)?${FIRST}[^。;()]{0,10}(?:为|是)[^。;()]{0,4}(?:责任|主责)[^。;()]{0,8}`),
];

const LEADING = /牵头|主办单位|总负责/g;

/** Range of that sentence inside the flow, or null. Bounded work: it is only looked for where 牵头 or 首 stands near 第一. */
export function leadRuleIn(flow: Flow): { from: number; to: number; span: Span } | null {
  const { text } = flow;
  LEADING.lastIndex = 0;
  for (let match = LEADING.exec(text); match; match = LEADING.exec(text)) {
    const at = match.index;
    const from = Math.max(0, at - 60);
    const window = text.slice(from, Math.min(text.length, at + 40));
    if (!/第一|第1位|首|最前|前列|[★☆*▲△●◆※]/.test(window)) continue;
    for (const pattern of PATTERNS) {
      const found = pattern.exec(window);
      if (found) return { from: from + found.index, to: from + found.index + found[0].length, span: sourceSpan(flow, from + found.index, from + found.index + found[0].length) };
    }
  }
  return null;
}

/** A clause that states the rule, or only says that it holds below: no unit is named in it. */
export function isRuleClause(text: string): boolean {
  if (!text.includes('下同') && !text.includes('牵头') && !text.includes('主办') && !text.includes('总负责')) return false;
  return /^(?:以?下同|下同)$/.test(text) || /(?:第一|首|最前|前列|第1位)[^、]{0,16}(?:牵头|主办|总负责)/.test(text) || /牵头(?:单位|部门)?[^、]{0,12}(?:第一|首位)/.test(text);
}

/** Beyond this many characters a paragraph says more than who leads. */
const RULE_LENGTH = 60;

/** A paragraph that says who leads among the units listed, and nothing else. */
export function isRuleAlone(flow: Flow): boolean {
  const { text } = flow;
  if (text.length > RULE_LENGTH || !text.includes('牵头') || text.includes('、') || /[。;].*[^。;)]/.test(text)) return false;
  return /^[(]?(?:注|备注|说明)?[:：]?(?:以?上|以?下|上述|前述|各项|所列|本|责任|列|排|居|位|第一|首|各|带|标|加)/.test(text) && leadRuleIn(flow) !== null;
}
