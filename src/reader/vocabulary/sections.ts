/** Which parts of a document ask for measures, and which only surround them. Matched against a folded heading. */

const SURROUNDING = /总体要求|指导思想|基本原则|工作原则|主要原则|总体目标|目标任务|主要目标|工作目标|发展目标|具体目标|年度目标|总体思路|基本思路|工作思路|战略目标|保障措施|保障机制|组织实施|组织保障|组织领导|条件保障|实施保障|政策保障|工作保障|实施步骤|工作步骤|方法步骤|实施阶段|时间安排|进度安排|实施进度|工作安排及步骤|工作要求|有关要求|相关要求|几点要求|工作机制|重要意义|重大意义|现状|形势|基础与|发展基础|发展环境|工作背景|背景|基本情况|存在的?问题|主要问题|主要成效|工作成效|适用范围|实施范围|附则|编制依据|规划依据|领导小组|机构设置|组织机构|目标要求|总体安排|考核评估|监督检查|监督评估|监测评估|督导评估|监督保障|实施对象|实施时间|总则|成立机构|职责分工|责任分工$|部门职责|目标$/;
/** The part surrounds the measures: aims, principles, phases, organisation. */
export function isSurrounding(heading: string): boolean {
  return SURROUNDING.test(heading) && !/^(?:[^。]{0,6})(?:重点|主要)任务(?:和|与|及)/.test(heading);
}
