import { sentenceTable } from '#platform';

export const stateSentences = sentenceTable({
  'period-not-found': { status: 404, zh: '这份计划没有这个报告期，请从报告期列表中选择。', en: 'The plan has no such period; choose one from its list.' },
  'nothing-owed': { status: 422, zh: '没有可导出的内容：这里还没有交办的任务。请先交办，或换一个范围。', en: 'Nothing to export: no task was handed out here yet. Hand some out first, or choose another range.' },
  'range-backwards': { status: 422, zh: '结束日期 {to} 早于开始日期 {from}，请改正其中一个。', en: 'The range ends ({to}) before it begins ({from}); correct one of the two days.' },
  'range-too-long': { status: 422, zh: '一次最多看 {limit} 天，请缩短起止日期。', en: 'At most {limit} days can be seen at once; choose a shorter range.' },
  'rung-not-proposed': { status: 409, zh: '“{unit}”的“{title}”（时限 {dueOn}）现在不能发这一级提醒：可能还不到时候，或者已经发过。请刷新提醒清单。', en: 'This reminder is not due for "{title}" of {unit} (deadline {dueOn}): it is too early, or it was released already. Refresh the list.' },
  'reminder-not-found': { status: 404, zh: '没有这条提醒，或者您无权查看。请回到提醒清单。', en: 'There is no such reminder, or you may not see it. Go back to the list.' },
  'reminder-taken-back': { status: 409, zh: '这条提醒已经收回，不能再改。', en: 'This reminder was taken back and can no longer be changed.' },
});
