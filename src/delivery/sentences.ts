import { sentenceTable } from '#platform';

export const deliverySentences = sentenceTable({
  'assignment-not-found': { status: 404, zh: '没有这项交办，或者您无权查看。请回到收到的任务。', en: 'There is no such assignment, or you may not see it. Go back to the tasks received.' },
  'dispatch-not-found': { status: 404, zh: '没有这次交办，或者您无权查看。请回到交办列表。', en: 'There is no such dispatch, or you may not see it. Go back to the list of dispatches.' },
});
