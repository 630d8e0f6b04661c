import { sentenceTable } from '#platform';

export const consultationSentences = sentenceTable({
  'consultation-not-found': { status: 404, zh: '没有这次征求意见。', en: 'There is no such round of opinions.' },
  'consultation-closed': { status: 409, zh: '这次征求意见已经结束，不能再登记。请看最近的一次。', en: 'This round is closed and takes no more entries. Look at the latest one.' },
  'no-unit-named': { status: 422, zh: '稿子里没有写到单位，没有可征求的对象。请先在核对台上补上责任单位。', en: 'The draft names no unit, so there is nobody to ask. Add the units on the checking desk first.' },
  'unit-not-named': { status: 422, zh: '稿子里没有“{unit}”，不能向它征求意见。请从稿子写到的单位里选。', en: 'The draft does not name “{unit}”. Choose among the units that it names.' },
  'answer-day-past': { status: 422, zh: '反馈期限 {day} 已经过去，请写今天或以后的日子。', en: 'The day to answer by, {day}, has passed. Choose today or later.' },
  'opinions-undecided': { status: 409, zh: '还有 {count} 条意见没有定是否采纳，定了再结束。', en: '{count} opinions are not decided yet; decide them first.' },
  'opinions-decided': { status: 409, zh: '这个单位的意见已有 {count} 条定了是否采纳，不能整份重登。请先把它们改回“研究中”。', en: '{count} opinions of this unit are decided already, so its answer cannot be recorded anew. Set them back to pending first.' },
  'opinion-not-adopted': { status: 409, zh: '这条意见没有采纳，谈不上改没改到。请先定为“采纳”或“部分采纳”。', en: 'This opinion was not adopted, so there is nothing to carry out. Decide it as adopted, or adopted in part, first.' },
  'task-not-in-draft': { status: 422, zh: '发出的稿子里没有这项任务（{task}），请从稿子的任务里选。', en: 'The draft that went out has no such task ({task}). Choose among its tasks.' },
});
