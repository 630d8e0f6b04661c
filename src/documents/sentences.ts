/** What the room says when it refuses. */
import type { Sentences } from '#platform';

export const documentSentences = {
  'document-not-found': { status: 404, zh: '没有这份文件，可能已被彻底清除。请回到列表刷新。', en: 'There is no such document; it may have been erased. Go back to the list and reload it.' },
  'document-deleted': { status: 410, zh: '“{name}”已删除。请先在“已删除”里恢复，再打开。', en: '"{name}" is deleted. Restore it from the deleted documents, then open it.' },
  'sample-not-found': { status: 404, zh: '没有名为“{name}”的示例。', en: 'There is no sample named "{name}".' },
  'invalid-cursor': { status: 400, zh: '翻页位置不对，请从列表第一页重新开始。', en: 'The place in the list is not valid; start again from the first page.' },
  'reading-timed-out': { status: 422, zh: '“{name}”读了 {seconds} 秒还没有读完，已停止，没有保存。请把文件拆成几份再试。', en: '"{name}" was not read within {seconds} seconds; reading stopped and nothing was kept. Split the file and try again.' },
  'reading-out-of-memory': { status: 422, zh: '读“{name}”需要的内存超过 {megabytes} MB，已停止，没有保存。请把文件拆成几份再试。', en: 'Reading "{name}" needs more than {megabytes} MB of memory; it was stopped and nothing was kept. Split the file and try again.' },
} as const satisfies Sentences;
