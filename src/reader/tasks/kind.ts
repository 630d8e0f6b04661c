/** A proposal of what kind of task it is, from its words. */
import type { TaskKind } from '../model.ts';
import { matchesIn } from '../scan.ts';

/** Verbs that make a paper; 建立…机制 and 按照…规划 make none. */
const MAKING = /(?:制定|制订|出台|印发|编制|修订|起草)(?:(?:和|并|、)?(?:实施|落实|印发|出台|完善|公布|发布)){0,3}/g;
/** The paper, and that the clause says no more of it. */
const PAPER = /^[^。；;，,]{0,40}?(?:方案|规划|计划|办法|意见|制度|标准|细则|规定|指南|清单|政策|规范|目录|通知)(?:[》”]|（[^）]{0,30}）|\([^)]{0,30}\)){0,3}(?=[，,。；;、]|并|及|和|$)/;
/** What may stand between the beginning of the clause and the verb: who, how, by what. */
const LED = /^(?:按照?|根据|依据|结合|以)|(?:^|抓紧|尽快|及时|研究|联合|组织|牵头|负责|科学|分别|要|应|须|政府|部门|[厅局委办校院区县市省])$/;
/** Who only helps others with their papers makes none. */
const HELPING = /(?:帮助|指导|支持|鼓励|引导|督促|推动|协助|参与)[^。；;]*$/;
const BUILD = /(?:新建|改扩建|改建|扩建|建成|建设|迁建|续建|维修改造|改造)[^。;,]{0,24}(?:学校|幼儿园|校舍|宿舍|教室|基地|项目|工程|食堂|运动场|中心|小学|中学|高中|所|平方米|园区|校区|网络|平台)/;
const STANDING = /长期坚持|持续(?:推进|开展|实施|加强)|常态化|长期/;
const ACTIVITY = /(?:开展|组织|举办|召开|实施)[^。;]{0,24}(?:活动|培训|检查|督导|评估|监测|调查|清理|整治|宣传|会议|排查|督查|行动|试点)/;

/** Of the words of a measure so many are asked for its kind. */
export const KIND_TOLD_WITHIN = 400;

/** First what counts (a number to reach), then what is made (a paper, a building), then what is done. */
export function kindOf(text: string, facts: { targets: number; standing: boolean; hasDeadline: boolean }): TaskKind {
  const opening = text.slice(0, 160).replace(/^。/, '');
  if (makesPaper(opening, facts.targets > 0)) return 'issue-paper';
  if (BUILD.test(opening)) return 'build';
  if (facts.targets > 0) return 'reach-target';
  if (facts.standing || STANDING.test(opening) && !facts.hasDeadline) return 'standing';
  // What is due on a day is not kept up for good.
  return facts.hasDeadline || ACTIVITY.test(text.slice(0, KIND_TOLD_WITHIN)) ? 'activity' : 'standing';
}

/** Where there is a number to reach, only a measure that begins with its paper is one. */
function makesPaper(opening: string, aimed: boolean): boolean {
  for (const { 0: verb, index } of matchesIn(opening, MAKING)) {
    const before = opening.slice(0, index);
    const clause = before.slice(lastOf(before, '，,。；;：:、') + 1);
    if (LED.test(clause) && !HELPING.test(before) && PAPER.test(opening.slice(index + verb.length))) return !aimed || !/[。；;]/.test(before);
  }
  return false;
}

/** Where the last of these characters stands; -1 without one. */
function lastOf(text: string, characters: string): number {
  let at = text.length - 1;
  while (at >= 0 && !characters.includes(text[at] as string)) at -= 1;
  return at;
}
