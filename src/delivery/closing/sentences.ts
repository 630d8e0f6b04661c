import { sentenceTable } from '#platform';

export const closingSentences = sentenceTable({
  'close-out-not-found': { status: 404, zh: '没有这份销号申请，或者您无权查看。', en: 'There is no such close-out, or you may not see it.' },
  'close-out-decided': { status: 409, zh: '这份销号申请已经办过了，请刷新查看结果。', en: 'This close-out was dealt with already; reload to see how.' },
  'close-out-open-already': { status: 409, zh: '这项任务已经申请销号，正在等答复。', en: 'Its close-out was asked for already and waits for an answer.' },
  'closes-own-report': { status: 403, zh: '这项任务的进展是您填报的，或者销号是您申请的，须由另一个人销号。', en: 'You reported on this task or asked for its close-out; another person closes it.' },
  'assignment-not-acknowledged': { status: 409, zh: '这项任务还没有签收，或者不在办理中，不能销号。请先签收。', en: 'This task was not acknowledged, or is not running, so it cannot be closed. Acknowledge it first.' },
  'parts-still-open': { status: 409, zh: '分解下去的任务还有 {count} 项没有销号，请先逐项销号。', en: '{count} pieces that were passed down are not closed yet; close them first.' },
  'closes-while-opened-again': { status: 409, zh: '填报周期“{titles}”锁定过，又重新开放，这项任务的数据还可能改。等它重新锁定后再销号；申请不用重报。', en: 'The period “{titles}” was locked and opened again, so what was reported may still change. Close it when the period is locked again; nobody has to ask anew.' },
  'lacks-paper-with-number': { status: 422, zh: '出台文件类任务凭文号销号：请先在填报里添加印发文件的文号，报出后再申请。', en: 'A task to issue a paper is closed by the paper\'s number: add it to a report, hand that in, then ask.' },
  'lacks-photo-or-acceptance': { status: 422, zh: '建设类任务凭验收文件（文号）或现场照片销号：请先在填报里添加，报出后再申请。', en: 'Building works are closed by the number of the acceptance paper or a photo: add one to a report, hand that in, then ask.' },
  'lacks-figure-or-register': { status: 422, zh: '指标类任务须达到目标值才能销号。还没有达到或没有审核过的数据：{measures}。', en: 'A task with a value to reach is closed when it is reached. Short of it, or without a reviewed figure: {measures}.' },
  'lacks-any-evidence': { status: 422, zh: '还没有任何佐证：请先在填报里添加文号、链接或文件，报出后再申请。', en: 'There is no evidence yet: add a number, a link or a file to a report, hand that in, then ask.' },
  'lacks-plan-still-runs': { status: 422, zh: '长期坚持的任务随计划结束一起销号，现在计划还在执行；每期照常填报即可。', en: 'A standing task closes with the plan, which still runs; go on reporting each period.' },
});
