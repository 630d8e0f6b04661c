import { sentenceTable } from '#platform';

export const comparisonSentences = sentenceTable({
  'comparison-not-found': { status: 404, zh: '没有这个对照，或者您无权查看其中一份台账。', en: 'There is no such comparison, or you may not see one of its plans.' },
  'plan-implements-itself': { status: 422, zh: '一份台账不能和自己对照，请另选一份上级的。', en: 'A plan cannot implement itself; choose another as the upper one.' },
  'task-not-in-plan': { status: 422, zh: '台账里没有这项任务，可能刚被修改。请刷新后再选。', en: 'The plan has no such task; it may just have changed. Reload and choose again.' },
});
