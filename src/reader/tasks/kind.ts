/** A proposal of what kind of task it is, from its words. */
import type { TaskKind } from '../model.ts';

const PAPER = /(?:制定|制订|出台|印发|编制|修订|起草|研究制定|研究出台)(?:并(?:实施|落实|印发))?[^。;]{0,40}(?:方案|规划|计划|办法|意见|制度|标准|细则|规定|指南|清单|政策|规范|机制|台账|措施)/;
const BUILD = /(?:新建|改扩建|改建|扩建|建成|建设|迁建|续建|维修改造|改造)[^。;,]{0,24}(?:学校|幼儿园|校舍|宿舍|教室|基地|项目|工程|食堂|运动场|中心|小学|中学|高中|所|平方米|园区|校区|网络|平台)/;
const STANDING = /长期坚持|持续(?:推进|开展|实施|加强)|常态化|长期/;
const ACTIVITY = /(?:开展|组织|举办|召开|实施)[^。;]{0,24}(?:活动|培训|检查|督导|评估|监测|调查|清理|整治|宣传|会议|排查|督查|行动|试点)/;

/** First what counts (a number to reach), then what is made (a paper, a building), then what is done. */
export function kindOf(text: string, facts: { targets: number; standing: boolean; hasDeadline: boolean }): TaskKind {
  const opening = text.slice(0, 160);
  if (PAPER.test(opening)) return 'issue-paper';
  if (BUILD.test(opening)) return 'build';
  if (facts.targets > 0) return 'reach-target';
  if (facts.standing || STANDING.test(opening) && !facts.hasDeadline) return 'standing';
  if (ACTIVITY.test(text.slice(0, 400))) return 'activity';
  return facts.hasDeadline ? 'activity' : 'standing';
}
