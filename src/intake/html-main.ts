/** Where the document stands in a saved page: by the names that government sites give that place. */
import type { HtmlElement } from './html-tree.ts';

/** Names of the element that holds the text, by the systems that publish government pages. */
const MAIN = /(?:^|[\s_-])(?:trs_editor|trs_ueditor|view|zoom(?:con)?|ucapcontent|ucap-content|pages_content|article(?:-?content|_content|-?body)?|content(?:_?text|-?main|box)?|con(?:_?text|tent)?|news_?(?:content|text|con)|xxgk_?(?:content|text|body)?|gkwj|zwxl-article|custom_unionstyle|detail(?:-?content|s)?|text|main(?:-?content)?|wz|zw|nr|bd|wzy|printcontent|print_?area|fontzoom|vsb_content(?:_\d+)?|v_news_content)(?:$|[\s_-])/i;
const CHROME = /(?:^|[\s_-])(?:nav|navbar|menu|bread-?crumbs?|crumb|foot|footer|header|head|top|topbar|share|bdsharebuttonbox|location|position|copyright|side-?bar|toolbar|qrcode|ewm|related|pager|search)(?:$|[\s_-])/i;
const TITLE = /(?:^|[\s_-])(?:title|biaoti|bt|tit|arttitle|article-?title|news-?title)(?:$|[\s_-])/i;

/** The element whose text is the document's; null where the page has no clear chrome. */
export function mainOf(root: HtmlElement): HtmlElement | null {
  const candidates: HtmlElement[] = [];
  collect(root, candidates);
  let fullest = 0;
  for (const candidate of candidates) fullest = Math.max(fullest, plain(candidate));
  if (fullest < 30) return null;
  // The deepest one that still holds nearly all that any of them holds; document order makes the last the deepest.
  let main: HtmlElement | null = null;
  for (const candidate of candidates) if (plain(candidate) >= fullest * 0.6) main = candidate;
  return main;
}

function collect(node: HtmlElement, into: HtmlElement[]): void {
  if (node.name === 'article' || node.name === 'main' || MAIN.test(nameOf(node))) into.push(node);
  for (const child of node.children) if (typeof child !== 'string') collect(child, into);
}

/** Characters of text that are no links. */
function plain(node: HtmlElement): number {
  return node.textLength - node.linkLength;
}

function nameOf(node: HtmlElement): string {
  return `${node.attributes['id'] ?? ''} ${node.attributes['class'] ?? ''}`;
}

/** Outside the main element: a heading that may well be the document's title. */
export function isTitleLike(node: HtmlElement): boolean {
  if (node.textLength < 6 || node.linkLength > 0 || node.textLength > 150) return false;
  return node.name === 'h1' || TITLE.test(nameOf(node)) || (/^h[23]$/.test(node.name) && DOCUMENT.test(textBelow(node)));
}

const DOCUMENT = /(?:通知|意见|方案|计划|规划|纲要|办法|规定|决定|公告|通告|函|批复|台账|清单|分工|措施|要点|通报)(?:（[^（）]{1,20}）|\([^()]{1,20}\))?$/;

function textBelow(node: HtmlElement): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textBelow(child))).join('').trim();
}

/** Where there is no main element: navigation and the page's foot, by element or name. */
export function isChrome(node: HtmlElement): boolean {
  if (node.name === 'nav' || node.name === 'footer' || node.name === 'aside') return true;
  return CHROME.test(nameOf(node)) && (node.linkLength * 2 > node.textLength || /foot|copyright|crumb|location|position/i.test(nameOf(node)));
}

/** Outside the main element, and yet text of the document: long, and hardly a link in it (an annex in a box of its own). */
export function isMoreText(node: HtmlElement): boolean {
  return node.textLength >= 300 && node.linkLength * 10 < node.textLength && !CHROME.test(nameOf(node)) && node.name !== 'footer' && node.name !== 'nav' && node.name !== 'aside';
}

const PAGE_WORDS = /^[【[(（]?(?:上一篇|下一篇|上一条|下一条|扫一扫|您(?:所在|现在)?的?位置[:：]|当前位置[:：]|字体[:：]|字号[:：]|责任编辑[:：]|分享到)|^[【[(（]?(?:(?:打印|关闭)(?:本页|窗口|页面)?|相关(?:链接|文件|解读))[】\])）]?[:：]?$|(?:浏览|点击|阅读|访问)(?:量|次数|数|次)?[:：]|返回顶部|技术支持[:：]|(?:公网安备|ICP备)|字体[:：大小【[ ]+.{0,12}[大中小]/;

/** A table of links is a menu. */
export function isMenu(table: HtmlElement): boolean {
  return table.textLength > 0 && table.linkLength > table.textLength * 0.6;
}

/** A short line that only a web page bears: where one is, how to print, how often it was looked at. */
export function isPageLine(text: string): boolean {
  return text.length < 120 && PAGE_WORDS.test(text);
}
