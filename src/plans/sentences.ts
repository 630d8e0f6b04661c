import { sentenceTable } from '#platform';

export const planSentences = sentenceTable({
  'plan-not-found': { status: 404, zh: '没有这份台账，或者您无权查看。请回到台账列表。', en: 'There is no such plan, or you may not see it. Go back to the list of plans.' },
  'task-not-found': { status: 404, zh: '没有这项任务，或者您无权查看。请回到台账列表。', en: 'There is no such task, or you may not see it. Go back to the ledger.' },
  'unit-not-found': { status: 422, zh: '没有这个单位，请从单位列表中选择。', en: 'There is no such unit; choose one from the list of units.' },
  'period-backwards': { status: 422, zh: '台账的结束日期早于开始日期，请改正其中一个。', en: 'The plan ends before it begins; correct one of the two days.' },
  'plan-was-consulted': { status: 409, zh: '这份稿子已经发函征求过意见，不能删去。不再办理的，可以签发后撤销，或留着不动。', en: 'Letters about this draft went out, so it cannot be let go. Leave it as it is, or publish and withdraw it.' },
  'no-tasks-in-document': { status: 422, zh: '“{name}”里没有读出任务，不能作为台账。请先在核对台补上任务。', en: 'No tasks were read in "{name}", so it makes no ledger. Add its tasks at the checking desk first.' },
  'document-has-plan': { status: 409, zh: '这份文件已经有台账“{title}”，请打开那一份。', en: 'This document already has a plan, "{title}"; open that one.' },
  'not-possible-now': { status: 409, zh: '台账现在的状态不能这样做；现在能做的是：{possible}。', en: 'The plan cannot do that as it stands; possible now: {possible}.' },
  'findings-open': { status: 409, zh: '还有 {count} 处错误没有处理（如：{first}）。请回核对台逐条处理，或在签发时写明为何照原文发。', en: '{count} errors are not settled (such as: {first}). Settle them at the checking desk, or say for each why it is published as issued.' },
  'sign-off-in-future': { status: 422, zh: '签发日期 {on} 晚于今天（{today}），请改正。', en: 'The day of the sign-off, {on}, is after today ({today}); correct it.' },
  'effective-in-future': { status: 422, zh: '生效日期 {on} 晚于今天（{today}）。请到那一天再改。', en: 'The change would hold from {on}, which is after today ({today}). Make it on that day.' },
  'effective-too-early': { status: 422, zh: '生效日期 {on} 早于要改的内容开始生效的 {from}，请改到那一天或以后。', en: 'The change would hold from {on}, before what it changes began to hold ({from}); choose that day or a later one.' },
  'nothing-changed': { status: 422, zh: '内容与现在的一样，没有要改的。', en: 'Nothing differs from what is there now.' },
  'workstream-not-found': { status: 422, zh: '这份台账里没有这项重点工作，请重新选择。', en: 'The plan has no such workstream; choose another.' },
  'parent-not-possible': { status: 422, zh: '一项任务不能归在自己、自己的下级或另一份台账的任务之下，请另选一项。', en: 'A task cannot stand under itself, under what stands under it, or under a task of another plan; choose another.' },
  'task-withdrawn': { status: 409, zh: '这项任务已于 {on} 撤销，不能再改。', en: 'The task was withdrawn on {on} and can no longer be changed.' },
  'step-not-found': { status: 404, zh: '没有这一步可以撤回；超过30天的，或者别人做的，请用修改来改回。', en: 'There is no such step to take back; one older than 30 days, or of another person, is put right by a change.' },
  'step-undone': { status: 409, zh: '这一步已经撤回过了。', en: 'The step was taken back already.' },
  'step-overtaken': { status: 409, zh: '其中有任务在这一步之后又改过，不能整步撤回。请打开那项任务单独修改。', en: 'One of the tasks was changed again after this step, so it cannot be taken back as a whole. Open that task and change it.' },
  'view-not-found': { status: 404, zh: '没有这个视图，可能已被删除。', en: 'There is no such view; it may have been removed.' },
});
