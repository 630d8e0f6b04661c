import { sentenceTable } from '#platform';

export const unlockingSentences = sentenceTable({
  'unlocking-not-found': { status: 404, zh: '没有这份重新开放的申请，或者您无权查看。', en: 'There is no such request to open a period again, or you may not see it.' },
  'unlocking-decided': { status: 409, zh: '这份申请已经办过了，请刷新查看结果。', en: 'This request was dealt with already; reload to see how.' },
  'unlocking-open-already': { status: 409, zh: '已有人申请重新开放这一期，正在等决定。', en: 'Somebody asked for this period to be opened again already; it waits for a decision.' },
  'period-not-locked': { status: 409, zh: '“{title}”没有锁定，可以直接填报，不用申请。', en: '“{title}” is not locked: reports can be handed in as they are.' },
  'period-not-of-yours': { status: 403, zh: '这一期没有要您的单位填报。由计划的承办单位或台账管理员申请。', en: 'This period asks nothing of your unit. A unit that owes a report, or the ledger keeper, asks.' },
  'decides-own-unlocking': { status: 403, zh: '这份申请是您自己提的，须由另一个人决定。', en: 'You made this request yourself; another person decides it.' },
});
