import { sentenceTable } from '#platform';

export const planningSentences = sentenceTable({
  'letter-without-unit': { status: 422, zh: '责任书按单位出，请先选一个单位。', en: 'A responsibility letter is a unit\'s: choose one first.' },
  'nothing-in-year': { status: 422, zh: '{year} 年没有应办的任务，没有可写的内容。请换一年，或换一个单位。', en: 'Nothing is owed in {year}, so there is nothing to write. Choose another year or unit.' },
  'nothing-stuck': { status: 422, zh: '现在没有填报为“受阻”的任务，没有需要上会的议题。', en: 'No task is reported as stuck, so the meeting has no agenda.' },
  'directive-not-found': { status: 404, zh: '没有这条批示或纪要，或者您无权查看。请刷新。', en: 'There is no such instruction or minutes, or you may not see it. Reload.' },
  'directive-in-future': { status: 422, zh: '{day} 还没有到（今天是 {today}）。请改正日期。', en: '{day} has not come yet (today is {today}). Correct the day.' },
  'directive-answered': { status: 409, zh: '其中已有办结的事项，不能删除。', en: 'Something of it is answered, so it cannot be removed.' },
  'letter-not-found': { status: 404, zh: '没有这份责任书，或者您无权查看。请刷新。', en: 'There is no such letter, or you may not see it. Reload.' },
  'letter-filed-already': { status: 409, zh: '这个单位 {year} 年的责任书已经存过。要换一份，请先删去原来的。', en: 'The letter of that unit for {year} is filed already. Remove it first to file another.' },
  'letter-no-scan': { status: 422, zh: '“{name}”不是扫描件。请上传签字盖章后的 PDF、OFD 或图片。', en: '"{name}" is no scan. File the signed letter as PDF, OFD or a picture.' },
});
