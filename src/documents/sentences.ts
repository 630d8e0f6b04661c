/** What the room says when it refuses. */
import { intakeSentence } from '#intake';
import { type Sentences, sentenceTable } from '#platform';
import { checkingSentences } from './checking/sentences.ts';

const table = sentenceTable({
  'document-not-found': { status: 404, zh: '没有这份文件，可能已被彻底清除。请回到列表刷新。', en: 'There is no such document; it may have been erased. Go back to the list and reload it.' },
  'document-deleted': { status: 410, zh: '“{name}”已删除。请先在“已删除”里恢复，再打开。', en: '"{name}" is deleted. Restore it from the deleted documents, then open it.', instead: ['restoreDocument'] },
  'document-in-use': { status: 409, zh: '“{name}”已经生成台账，不能删除或销毁；请先删除台账草稿，已发布的只能撤回。', en: 'A ledger was made of "{name}", so it can be neither deleted nor destroyed; delete the draft of the ledger first, a published one can only be withdrawn.' },
  'document-kept-elsewhere': { status: 409, zh: '您管辖之外的单位也存有内容相同的文件，“{name}”没有销毁。请找管辖全部单位的台账管理员或安全管理员销毁。', en: 'A unit out of your reach keeps a document of the same bytes, so "{name}" was not destroyed. Ask a ledger keeper or a security administrator who reaches all units.' },
  'sample-not-found': { status: 404, zh: '没有名为“{name}”的示例。', en: 'There is no sample named "{name}".' },
  'unit-not-in-reading': { status: 422, zh: '这份文件里没有“{unit}”，请从单位列表中选择。', en: 'The document does not name "{unit}"; choose one of its units.' },
  'no-tasks-to-export': { status: 422, zh: '“{name}”里没有读出任务，没有可导出的表；可以改用 JSON 导出。', en: 'No tasks were read in "{name}", so there is no table to export; JSON can be exported.' },
  'cell-too-long': { status: 422, zh: '有一格 {characters} 字，超过 Excel 每格 {limit} 字的上限；请改用 Word 或 CSV 导出。', en: 'One cell has {characters} characters, more than the {limit} that Excel holds; export as Word or CSV.' },
});

/** The room's own, and those of what it reads with. */
export const documentSentences: Sentences = (refusal) => {
  const [zh, en] = [intakeSentence(refusal, 'zh'), intakeSentence(refusal, 'en')];
  if (zh !== undefined && en !== undefined) return { status: refusal.refused === 'file-too-large' ? 413 : 422, zh, en };
  return checkingSentences(refusal) ?? table(refusal);
};
