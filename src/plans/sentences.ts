import { type Sentences, sentenceTable } from '#platform';
import { PlanAction } from './model.ts';

/** What may be done with a plan, in words. */
const ACTIONS: Readonly<Record<PlanAction, { readonly zh: string; readonly en: string }>> = {
  'edit': { zh: '修改基本情况', en: 'edit it' }, 'consult': { zh: '征求意见', en: 'ask for opinions' }, 'end-consultation': { zh: '结束征求意见', en: 'end the round of opinions' }, 'publish': { zh: '签发', en: 'publish it' },
  'discard': { zh: '删去', en: 'let it go' }, 'amend': { zh: '修订', en: 'amend it' }, 'withdraw': { zh: '撤销', en: 'withdraw it' }, 'archive': { zh: '归档', en: 'hand it to the archive' }, 'destroy': { zh: '涉密销毁', en: 'destroy it as secret' },
};

/** A refusal names what is possible by its keys, for programs; a sentence says it in the language of its reader. */
export const planSentences: Sentences = ({ refused, values }) => {
  const known = PlanAction.options.filter((action) => String(values['possible'] ?? '').split(', ').includes(action));
  const inWords = (language: 'zh' | 'en', comma: string, none: string) => table({ refused, values: { ...values, possible: known.map((action) => ACTIONS[action][language]).join(comma) || none } });
  const [zh, en] = [inWords('zh', '、', '查看'), inWords('en', ', ', 'look at it')];
  return zh === undefined || en === undefined ? undefined : { ...zh, en: en.en };
};

const table = sentenceTable({
  'plan-not-found': { status: 404, zh: '没有这份台账，或者您无权查看。请回到台账列表。', en: 'There is no such plan, or you may not see it. Go back to the list of plans.' },
  'plan-destroyed': { status: 410, zh: '这份台账已按保密要求销毁，内容不再保存。', en: 'This plan was destroyed, for its paper turned out to be secret; nothing of it is kept.' },
  'destroy-reaches-further': { status: 409, zh: '这份台账还发给了您管辖之外的 {count} 个单位（如：{unit}），没有销毁。请找管辖全部单位的台账管理员或安全管理员销毁。', en: 'The plan was shown to {count} units out of your reach (such as {unit}), so it was not destroyed. Ask a ledger keeper or a security administrator who reaches all units.' },
  'task-not-found': { status: 404, zh: '没有这项任务，或者您无权查看。请回到台账列表。', en: 'There is no such task, or you may not see it. Go back to the ledger.' },
  'unit-not-found': { status: 422, zh: '没有这个单位，请从单位列表中选择。', en: 'There is no such unit; choose one from the list of units.' },
  'unit-not-in-tree': { status: 422, zh: '单位库里没有“{names}”，写上以后没有单位看得到这些任务。请从列表中选，或确认照写。', en: 'The tree of units has no "{names}"; written so, no unit would see these tasks. Choose from the list, or confirm that it is to stand as written.' },
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
  'nothing-to-export': { status: 422, zh: '没有符合条件的任务，没有可导出的内容。请放宽条件。', en: 'No task meets the conditions, so there is nothing to export. Ask for more.' },
  'too-many-to-export': { status: 422, zh: '符合条件的任务超过 {limit} 项，请加上条件分批导出。', en: 'More than {limit} tasks meet the conditions; narrow them and export in parts.' },
  'too-many-views': { status: 409, zh: '您已经保存了 {limit} 个视图，请先删掉不用的。', en: 'You keep {limit} views already; remove some first.' },
  'not-published-then': { status: 422, zh: '那时这份台账还没有签发，请选签发以后的日子或版本。', en: 'The ledger was not published then; choose a later day or version.' },
  'day-in-future': { status: 422, zh: '{day} 还没有到，请选今天或以前的日子。', en: '{day} lies ahead; choose today or an earlier day.' },
  'amendment-not-found': { status: 404, zh: '没有这次修订，或者您无权查看。', en: 'There is no such amendment, or you may not see it.' },
  'amendment-own-document': { status: 422, zh: '这就是台账自己的文件，请选后来下发的文件。', en: 'That is the plan\'s own document; choose one that was issued later.' },
  'amendment-matches-nothing': { status: 422, zh: '“{name}”里没有一项对得上《{plan}》的任务，不能作为它的修订。请核对是否选错了文件；如果是新的工作，请另立一份台账。', en: 'Nothing in "{name}" matches any task of "{plan}", so it does not amend it. Check that it is the right document; new work makes a plan of its own.' },
  'amendment-settled': { status: 409, zh: '这次修订已经处理过了。', en: 'This amendment was dealt with already.' },
  'amendment-decided-twice': { status: 422, zh: '有一项举措对应了两项任务，或一项任务对应了两项举措，请逐项只选一个。', en: 'One measure stands for two tasks, or one task for two measures; choose one for each.' },
  'amendment-changes-nothing': { status: 422, zh: '没有选中任何修改。请至少确认一项，或放弃这次修订。', en: 'No change was chosen. Confirm at least one, or let the amendment go.' },
  'view-not-found': { status: 404, zh: '没有这个视图，可能已被删除。', en: 'There is no such view; it may have been removed.' },
});
