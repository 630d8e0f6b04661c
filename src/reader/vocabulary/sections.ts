/** Which parts of a document ask for measures, and which only surround them. Matched against a folded heading. */

/** These words say so wherever they stand in the heading of a section. */
const PLAIN = /总体要求|指导思想|基本原则|工作原则|主要原则|总体目标|目标任务|主要目标|工作目标|发展目标|具体目标|年度目标|总体思路|基本思路|工作思路|战略目标|保障措施|组织实施|组织保障|组织领导|条件保障|实施保障|实施步骤|工作步骤|方法步骤|实施阶段|时间安排|进度安排|实施进度|工作安排及步骤|工作要求|有关要求|相关要求|几点要求|(?:重要|重大|战略|现实)意义|工作背景|基本情况|存在的?问题|主要问题|问题清单$|(?:主要|工作|取得的?|历史|发展)成[效绩就]|发展(?:现状|机遇)|适用范围|实施范围|编制依据|规划依据|机构设置|组织机构|目标要求|总体安排|实施对象|实施时间|成立机构|职责分工|责任分工$|部门职责|(?:责任|职责)清单$|单位职责|目标$/;

/** These are also what measures are about, so they count only where they are all that a short heading says. */
const BARE = /^(?:(?:建立健全|健全|完善|建立|强化|落实|加强|严格|创新|做好|狠抓)?(?:组织|工作|实施|政策|条件|制度|监督|考核|督导)*(?:保障机制|工作机制|政策保障|工作保障|监督检查|监督评估|监测评估|督导评估|考核评估|监督保障|督导检查|督促检查|考核评价|保障)|(?:教育)?(?:发展)?(?:现状|形势|背景|基础)(?:(?:与|和|及).{2,8})?|(?:面临的?|当前)?(?:发展)?形势.{0,8}|(?:发展)?(?:现状|基础|环境).{0,8}|领导小组.{0,6}|.{0,8}领导小组|总则|附则|前言|其他)$/;

/** The same of a whole section only: what a point of that name asks for is a measure. */
const SECTION = /^(?:(?:切实|进一步|深刻|充分)?(?:提高|统一|深化|强化)(?:思想|政治)?(?:认识|站位|思想)(?:[,、].{0,40})?|(?:充分|深刻|准确|全面|高度|正确|进一步)*(?:认识|明确|把握).{2,40}(?:性|意义|地位|作用|形势)(?:[,、].{0,40})?|(?:切实|进一步)*增强.{2,40}(?:紧迫感|责任感|使命感)|(?:高度|切实|充分|进一步)+重视.{2,60}|(?:主要|基本)?(?:做法|成效|成绩|经验|进展)(?:[和与及、](?:做法|成效|成绩|经验|进展|问题|不足))+|取得的?(?:主要)?(?:成效|成绩|进展)|(?:20\d{2}年)?(?:主要)?工作(?:回顾|总结|成绩|开展情况)|时间步骤|(?:实施|基本|工作)原则|发展理念|主要指标|(?:规划|组织)?(?:保障与实施|实施与保障)|规划实施|实施要求|其[他它]事项|有关(?:说明|事项)|报送要求|材料报送|责任追究|(?:工作|组织)?纪律(?:要求)?|奖惩(?:措施|办法)|组织与(?:保障|实施)|工作分工|(?:考核|评估|检查|评价)验收|(?:监督|督查|督导|检查)(?:与)?考核(?:奖惩|问责|评价)?|考核(?:奖惩|问责|办法)|活动(?:主题|时间|对象|目的|宗旨)|参[评加训](?:范围|对象|人员)|(?:检查|督查|督导|抽查|排查|评选|评估|培训|申报|招生|报名|考核|工作|活动|治理|整治)(?:的)?(?:时间|对象|范围|方式|方法|程序|条件|地点|依据|流程)(?:[、和及与](?:时间|对象|范围|方式|方法|程序|条件|地点|步骤|安排))?|(?:时间|日程)(?:、?地点|安排|要求))$/;

/** Longest heading of a point inside a section that can surround rather than ask. */
const LONGEST_POINT = 12;

/**
 * The part surrounds the measures: aims, principles, phases, organisation.
 * `inner`: the heading of a point inside a section; there a longer title with such words in it tells of a measure.
 */
export function isSurrounding(heading: string, inner = false): boolean {
  const words = heading.replace(/^(?:第[^章节条]{1,4}[章节条]|[([]?[一二三四五六七八九十\d]+[)\]]?)[、.:,]?/, '');
  if (inner && words.length > LONGEST_POINT) return false;
  if (!inner && (BARE.test(words) || SECTION.test(words))) return true;
  return PLAIN.test(words) && !/(?:重点|主要|具体|工作)(?:任务|措施|举措|工作|内容)(?:和|与|及|、)/.test(words);
}
