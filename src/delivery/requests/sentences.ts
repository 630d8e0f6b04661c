import { sentenceTable } from '#platform';

export const requestSentences = sentenceTable({
  'request-not-found': { status: 404, zh: '没有这份申请，或者您无权查看。', en: 'There is no such request, or you may not see it.' },
  'request-decided': { status: 409, zh: '这份申请已经办过了，请刷新查看结果。', en: 'This request was dealt with already; reload to see how.' },
  'request-open-already': { status: 409, zh: '这项任务已有一份同类申请在等答复，请等它办完，或先撤回再提。', en: 'A request of this kind is waiting already; wait for its decision, or take it back first.' },
  'decides-own-request': { status: 403, zh: '这份申请是您自己提的，须由另一个人决定。', en: 'You made this request yourself; another person decides it.' },
  'assignment-not-running': { status: 409, zh: '这项任务不在办理中（有异议、已销号或已撤销），不能申请。', en: 'This task is not running (objected to, closed or withdrawn), so nothing can be asked for it.' },
  'extension-not-later': { status: 422, zh: '{asked} 不比现在的时限晚，延期要写今天以后、且晚于现在时限（{due}）的日子。', en: '{asked} is not later than what holds now; choose a day after today and after the last day ({due}).' },
});
