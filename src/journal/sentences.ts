import { sentenceTable } from '#platform';

export const journalSentences = sentenceTable({
  'stale': { status: 412, zh: '别人刚改过这一处，您的修改没有保存。请看看现在的内容，再决定改不改。', en: 'Somebody changed this in the meantime; your change was not saved. Look at it as it is now, then decide.' },
});
