import { type Sentences, sentenceTable } from '#platform';
import type { AssignmentAction, AssignmentStatus, Authority, Channel, DispatchAction, DispatchStatus } from '../model.ts';

interface Said { readonly zh: string; readonly en: string }

const AUTHORITIES: Readonly<Record<Authority, Said>> = {
  'own-department': { zh: '本部门', en: 'the department\'s own word' }, 'leading-group': { zh: '领导小组', en: 'a leading group' }, 'government-office': { zh: '政府办公厅（室）转发', en: 'the government\'s office' },
};
const CHANNELS: Readonly<Record<Channel, Said>> = { system: { zh: '系统内交办', en: 'in the system' }, letter: { zh: '发函（通知）', en: 'by letter' }, meeting: { zh: '会议交办', en: 'at a meeting' } };
const STATUSES: Readonly<Record<AssignmentStatus | DispatchStatus, Said>> = {
  draft: { zh: '未发出', en: 'a draft' }, sent: { zh: '已发出', en: 'sent' }, acknowledged: { zh: '已签收', en: 'acknowledged' }, objected: { zh: '有异议', en: 'objected to' }, closed: { zh: '已销号', en: 'closed out' }, withdrawn: { zh: '已撤回', en: 'withdrawn' },
};
const ACTIONS: Readonly<Record<AssignmentAction | DispatchAction, Said>> = {
  'edit': { zh: '修改', en: 'edit it' }, 'send': { zh: '发出', en: 'send it' }, 'discard': { zh: '删去', en: 'let it go' }, 'acknowledge': { zh: '签收', en: 'acknowledge it' }, 'object': { zh: '提出异议', en: 'object to it' }, 'hold-to': { zh: '维持交办', en: 'hold to it' },
  'detail': { zh: '细化', en: 'arrange it' }, 'pass-down': { zh: '下达', en: 'pass it down' }, 'hand-over': { zh: '移交', en: 'hand it over' }, 'bring-up-to-date': { zh: '按新台账更新', en: 'bring it up to date' }, 'close': { zh: '销号', en: 'close it out' }, 'reopen': { zh: '恢复', en: 'reopen it' }, 'withdraw': { zh: '撤回', en: 'withdraw it' },
};

/** Keys in a refusal's values, in words. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Said>>>> = { authority: AUTHORITIES, channel: CHANNELS, channels: CHANNELS, status: STATUSES, possible: ACTIONS };

/** A refusal names what it means by keys, for programs; a sentence says it in the language of its reader. */
export const dispatchingSentences: Sentences = ({ refused, values }) => {
  const said = (language: 'zh' | 'en') => {
    const [comma, none, colon] = language === 'zh' ? ['、', '查看', '的'] : [', ', 'look at it', ', '];
    const inWords = Object.fromEntries(Object.entries(values).map(([name, value]) => {
      const keys = String(value).split(' ').filter((key) => key !== '');
      // `own-department:letter`: by whose word, and how.
      if (name === 'would') return [name, keys.map((pair) => { const [authority = '', channel = ''] = pair.split(':'); return `${AUTHORITIES[authority as Authority][language]}${colon}${CHANNELS[channel as Channel][language]}`; }).join(comma) || (language === 'zh' ? '另找它的上级' : 'ask what stands above it')];
      const table = WORDS[name];
      return [name, table === undefined ? value : keys.flatMap((key) => table[key]?.[language] ?? []).join(comma) || none];
    }));
    return table({ refused, values: inWords });
  };
  const [zh, en] = [said('zh'), said('en')];
  return zh === undefined || en === undefined ? undefined : { ...zh, en: en.en };
};

const table = sentenceTable({
  'dispatch-not-found': { status: 404, zh: '没有这次交办，或者您无权查看。请回到交办列表。', en: 'There is no such dispatch, or you may not see it. Go back to the list of dispatches.' },
  'assignment-not-found': { status: 404, zh: '没有这项交办，或者您无权查看。请回到收到的任务。', en: 'There is no such assignment, or you may not see it. Go back to the tasks received.' },
  'not-possible-for-dispatch': { status: 409, zh: '这次交办{status}，不能这样做；现在能做的是：{possible}。', en: 'The dispatch is {status} and cannot do that; possible now: {possible}.' },
  'not-possible-for-assignment': { status: 409, zh: '这项任务{status}，不能这样做；现在能做的是：{possible}。', en: 'The assignment is {status} and cannot do that; possible now: {possible}.' },
  'speaks-for-another': { status: 403, zh: '这要由“{unit}”自己的人来做。您能做的是：它来函答复后，登记代录。', en: 'Only somebody of "{unit}" itself may do that. When it answers by letter, record that on its behalf.' },
  'plan-not-published': { status: 409, zh: '台账没有签发或已经撤销，不能交办。请先签发。', en: 'The plan is not published, or was withdrawn, so nothing of it is handed out. Publish it first.' },
  'plan-of-another': { status: 403, zh: '这份台账不是“{unit}”的，不能由它交办。交给它的任务，请在“收到的任务”里下达。', en: 'The plan is not of "{unit}", which cannot hand it out. What it was given is passed down from the tasks received.' },
  'task-not-in-plan': { status: 422, zh: '这份台账里没有这项任务，请重新选择。', en: 'The plan has no such task; choose again.' },
  'unit-only-cooperates': { status: 422, zh: '“{unit}”在“{task}”里只是配合单位。由牵头单位负责填报，配合的部分请牵头单位去要。', en: '"{unit}" only cooperates in "{task}". The lead reports, and asks it for its part.' },
  'unit-not-responsible': { status: 422, zh: '台账上“{task}”的牵头单位不是“{unit}”。要改由它牵头，请先修订台账。', en: '"{task}" is not led by "{unit}". To have it lead, amend the ledger first.' },
  'unit-closed': { status: 422, zh: '“{unit}”已经撤销，请交给承接它的单位（先在台账上改责任单位）。', en: '"{unit}" was closed. Give it to the unit that took over, after amending the ledger.' },
  'already-dispatched': { status: 409, zh: '“{task}”已经交办给“{unit}”了。要重新交办，请先撤回那一项。', en: '"{task}" was given to "{unit}" already. Withdraw that first to give it anew.' },
  'group-not-found': { status: 422, zh: '没有这个领导小组，或者今天已不在。请重新选择。', en: 'There is no such leading group today; choose again.' },
  'group-missing': { status: 422, zh: '以领导小组名义交办，请选是哪一个领导小组。', en: 'Say which leading group it is.' },
  'not-in-group': { status: 422, zh: '“{unit}”不是“{group}”的成员单位或办公室所在单位，不能以它的名义交办。', en: '"{unit}" neither belongs to "{group}" nor houses its office, so it cannot speak for it.' },
  'address-upwards': { status: 422, zh: '“{unit}”是上级，不能向它交办。请用请示或报告，或请它自己的办公室来办。', en: '"{unit}" stands above; tasks are not handed upwards. Ask it in a paper of its own kind.' },
  'address-its-body': { status: 422, zh: '“{unit}”归“{body}”管，请交办给“{body}”，由它下达。', en: '"{unit}" belongs to "{body}". Hand it to that, which passes it down.' },
  'authority-does-not-reach': { status: 422, zh: '以“{authority}”名义不能向“{unit}”交办。可以用：{would}。', en: '{authority} does not reach "{unit}". What does: {would}.' },
  'channel-not-open': { status: 422, zh: '向“{unit}”不能{channel}，可以用：{channels}。同级部门之间、对下级政府，要发函商请。', en: '"{unit}" cannot be reached {channel}; open: {channels}. Peers and governments are written to.' },
  'unit-not-in-system': { status: 422, zh: '“{unit}”等 {count} 个单位没有人在本系统办理，发了也没有人看到。请改为发函，收到回函后代录；或请安全管理员给它的人授予角色。', en: 'For {count} units such as "{unit}" nobody acts in this system. Send a letter and record the answer, or have the security administrator give its people a role there.' },
  'dispatched-in-future': { status: 422, zh: '交办日期 {day} 晚于今天（{today}），请改正。', en: 'The day of the dispatch, {day}, is after today ({today}); correct it.' },
  'answer-before-dispatch': { status: 422, zh: '反馈期限 {day} 早于交办日期 {dispatched}，请改正其中一个。', en: 'The day to answer by, {day}, is before the dispatch, {dispatched}; correct one of the two.' },
  'dispatch-has-gone': { status: 409, zh: '交办已经发出，只能补记文号和联系人。要改别的，请撤回后重新交办。', en: 'It has gone out; only its number and contact may be told later. To change more, withdraw it and hand out anew.' },
  'minutes-missing': { status: 422, zh: '会议交办要写明依据哪一次会议的纪要。', en: 'A dispatch at a meeting names its minutes.' },
  'unit-not-in-dispatch': { status: 404, zh: '这次交办里没有这个单位。', en: 'This dispatch gives that unit nothing.' },
  'nothing-to-record': { status: 409, zh: '“{unit}”没有等着答复的任务，不用再登记。', en: 'Nothing of "{unit}" waits for an answer.' },
  'answer-day-in-future': { status: 422, zh: '来函日期 {day} 晚于今天（{today}），请改正。', en: 'The day of the letter, {day}, is after today ({today}); correct it.' },
  'assignment-not-of-unit': { status: 422, zh: '有一项任务不是这次交办给这个单位的，请重新选择。', en: 'One of these was not given to that unit by this dispatch; choose again.' },
  'unit-not-closed': { status: 409, zh: '“{unit}”没有撤销，它的任务不用移交；要换承办单位，请修订台账后更新。', en: '"{unit}" was not closed, so nothing of it is handed over. To give the task to another unit, amend the ledger and bring it up to date.' },
  'not-its-successor': { status: 422, zh: '选的不是“{unit}”的承接单位。请从列出的里面选；没有列出的，请先在“单位”里登记由谁承接。', en: 'That is no successor of "{unit}". Choose one of those listed; where none is, first note in the tree of units who takes over.' },
  'nothing-to-bring-up-to-date': { status: 422, zh: '选中的任务和台账一致，没有要更新的。', en: 'These agree with the ledger; there is nothing to bring up to date.' },
  'office-not-of-unit': { status: 422, zh: '这个处室不在“{unit}”之下，请选它自己的处室。', en: 'That office does not stand below "{unit}"; choose one of its own.' },
  'phase-without-start': { status: 422, zh: '阶段“{title}”没有开始日期，请补上；只有一个日子的请记为节点。', en: 'The phase "{title}" has no first day. Tell it, or make it a milestone.' },
  'phase-backwards': { status: 422, zh: '“{title}”的结束日期早于开始日期，请改正。', en: '"{title}" ends before it begins; correct it.' },
  'milestone-later-than-whole': { status: 422, zh: '“{title}”晚于这项任务的完成时限 {whole}，请改到那一天或以前；确需延期的，请申请延期。', en: '"{title}" lies after the deadline {whole}. Choose that day or before, or ask for an extension.' },
  'reached-in-future': { status: 422, zh: '“{title}”的完成日期晚于今天（{today}），请改正。', en: '"{title}" cannot have been reached after today ({today}); correct it.' },
  'part-later-than-whole': { status: 422, zh: '分解后的时限 {part} 晚于整项任务的时限 {whole}，请改到那一天或以前。', en: 'The part\'s deadline {part} lies after the whole\'s, {whole}; choose that day or before.' },
  'pass-down-of-several': { status: 422, zh: '选中的任务有的是“{unit}”的，有的是“{other}”的。一次只能下达一个单位收到的任务，请分开选。', en: 'Some of these were given to "{unit}" and some to "{other}". Pass down what one unit received at a time.' },
  'pass-down-rows-refused': { status: 422, zh: '有 {count} 份不能下达，一份也没有发出。请看每一行的原因，去掉或改正后再发。', en: '{count} of them cannot be passed down, so none was. See the reason in each row, then leave them out or mend them.' },
  'given-below-already': { status: 409, zh: '“{unit}”已经有这项任务的一份（或就是本单位、或写了两次），请去掉重复的。', en: '"{unit}" has a part of this already, is the unit itself, or stands there twice; remove it.' },
});
