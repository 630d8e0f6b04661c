import { sentenceTable } from '#platform';

export const periodSentences = sentenceTable({
  'period-not-found': { status: 404, zh: '没有这个填报期，或者您无权查看。', en: 'There is no such period, or you may not see it.' },
  'plan-not-in-force': { status: 409, zh: '台账没有签发或已经撤销，不能开填报期。', en: 'The plan is not published, or was withdrawn: it asks for no reports.' },
  'rhythm-not-set': { status: 409, zh: '还没有确认多久填报一次。请先在“填报周期”里确认，再开填报期。', en: 'How often the plan asks is not confirmed yet. Confirm it first, then open a period.', instead: ['setRhythm'] },
  'month-without-clause': { status: 422, zh: '按月填报要有文件依据：请写明是文件的哪一句要求每月报送；没有依据的，请选按季。', en: 'Monthly reports need a clause: give the sentence of the document that asks for them, or choose quarterly.' },
  'period-not-of-rhythm': { status: 422, zh: '{from} 不是一个填报期的第一天；按现在的周期，应从 {begins} 开始。', en: 'No period begins on {from}; by this rhythm it begins on {begins}.' },
  'period-not-begun': { status: 422, zh: '“{title}”到 {from} 才开始，那时再开。', en: '“{title}” begins on {from}; open it then.' },
  'due-day-past': { status: 422, zh: '截止日期 {day} 已经过去，请选今天或以后的日子。', en: 'The last day, {day}, has passed; choose today or later.' },
  'period-opened-again': { status: 409, zh: '“{title}”锁定过，又重新开放，截止日期不再改：这时报来的都算迟报。', en: '“{title}” was locked and opened again; its last day stays, and what comes in now is late.' },
  'asked-already': { status: 409, zh: '“{title}”已经问过这段时间的进展，同一件事不再问第二遍。请直接使用那一期的填报。', en: '“{title}” has asked about this time already, and the same fact is not asked for twice. Use its reports.' },
  'nobody-asked': { status: 409, zh: '这份台账还没有交办给任何单位，没有可填报的任务。请先交办。', en: 'Nothing of this plan was handed out yet, so there is nothing to report. Dispatch its tasks first.' },
});
