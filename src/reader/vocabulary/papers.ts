/** Words by which the outer parts of a paper are known: kinds of papers, page chrome, signs of the end. Folded text. */

const KIND = '通知|意见|方案|计划|规划|办法|细则|台账|清单|分工|要点|措施|规定|纲要|行动|分解表|责任书|一览表|分工表|任务表|任务书|决定|通报|函|报告|政策|制度|条例|指南|标准|任务分解|责任分解|安排|分解|预案|通告|公告|批复|章程|工作表|推进表|计划表|清单表|安排表|时间表|路线图|明细表|汇总表|任务|实施意见|建议稿|稿|举措|条|表|(?:项目|任务|责任|工作)卡|倡议书|告知书|挂图';
const GLOSS = '(?:\\([^()]{1,40}\\))?';

/** Ends like the title of a paper, a bracketed gloss (2018-2020年, 试行) and closing marks aside. */
const TITLE_END = new RegExp(`(?:${KIND})[》”]?${GLOSS}[》”]?$|(?:${KIND})[》”]?${GLOSS}的?(?:${KIND})$`);
export function endsLikeTitle(text: string): boolean {
  return TITLE_END.test(text);
}

const CHROME = /^[\[•·]?(?:欢迎(?:访问|光临|您)|浏览(?:量|次数)|阅读(?:量|次数)?:|点击(?:数|量|率|次数)?:|访问(?:量|次数):|字体(?:大小)?[:[【]|字号|【?打印|【?关闭|\[?打印|\[?关闭|来源:|信息来源|文章来源|发布(?:时间|日期|机构|单位|人|者)?:|发稿|时间:\d|日期:\d{4}-|索引号|主题(?:分类|词)|组配分类|统一编号|.{0,8}通知公告$|(?:规范性文件|文件)?(?:统一|登记)编?号:|发文(?:机构|机关|单位|日期|字号|文号):|公开(?:日期|时限|范围|形式|程序):|生成日期|成文(?:日期|时间):|文号:|名称:|标题:|信息(?:索引|分类|名称)|有效性:|废止日期|生效日期|当前位置|您?(?:当前|现在)?(?:所在)?的?位置|首页|版权所有|copyright|主办:|承办:|网站(?:标识码|声明|地图|支持|主办)|备案号|开发维护|技术支持|联系我们|(?:项目)?咨询(?:热线|电话):|扫描?二维码|扫一扫|本文(?:链接|关键词|来源|地址)|关键词:|上一[篇条]|下一[篇条]|分享(?:到|至)?|责任编辑|责编|编辑:|作者:|编审:|建议(?:显示|使用)|\(建议|微信公众号|关注我们|相关(?:链接|阅读|附件|文档|信息|新闻|推荐)|附件下载|下载附件|点击下载|收藏|返回(?:顶部|首页)?|繁体|无障碍|站内搜索|打印本页|关闭窗口|文件下载|【字体)/i;
/** 规范性文件统一编号 and the like: no character of a name in it. */
const CODE = /^[A-Z]{2,8}[-\d]{8,20}$/;
const CHROME_INSIDE = /欢迎您|>[^>]{1,20}>|人看过$|小编整理$|ICP备|公网安备|版权所有|网站标识码|微信公众号$|扫描二维码|浏览量:|点击数:|字体大小|【大中小】|\[大中小\]|分辨率|政府网站?$|门户网站/;

/** A line of the web page around the paper, not of the paper. */
export function isChrome(text: string): boolean {
  return text.length <= 160 && !/。.{6,}/.test(text) && (CHROME.test(text) || CODE.test(text) || text.length <= 80 && CHROME_INSIDE.test(text));
}

/** A label at the head of a web page's table of facts, with its value behind it. */
export const FACT = /(?:文号|发文字号|发文文号|文件编号|文件号):/;

export function isAttachmentMark(text: string): boolean {
  return /^附(?:件|表|录)?(?:[一二三四五六七八九十]|\d{1,2}(?:-\d{1,2})?)?:?$/.test(text);
}
