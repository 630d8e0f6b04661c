import { intakeSentence } from '#intake';
import type { Refusal } from '#kernel';
import { type Sentence, sentenceTable } from '#platform';

export const sheetSentences = sentenceTable({
  'nothing-to-fill-in': { status: 422, zh: '这一期没有要这个单位填报的任务，没有可下载的表。', en: 'This period asks nothing of this unit, so there is no workbook.' },
  'too-many-to-fill-in': { status: 422, zh: '一张表最多 {limit} 项任务，请按单位分别下载。', en: 'A workbook has at most {limit} tasks; choose one unit.' },
  'workbook-other-plan': { status: 422, zh: '“{name}”是另一份台账“{title}”的填报表，没有读取。请到那份台账的填报期里交回。', en: '“{name}” belongs to another plan, “{title}”, and was not read. Return it at that plan\'s period.' },
  'workbook-other-period': { status: 422, zh: '“{name}”是另一期（{title}）的填报表，没有读取。请换成本期的表。', en: '“{name}” is of another period ({title}) and was not read. Take this period\'s workbook.' },
  'workbook-not-xlsx': { status: 422, zh: '“{name}”不是 .xlsx 工作簿，请另存为 .xlsx 后再交回。', en: '“{name}” is no .xlsx workbook; save it as .xlsx and return it again.' },
  'workbook-not-ours': { status: 422, zh: '“{name}”里没有认得出的填报表：找不到“进展情况”“完成值”这些列。请用系统下载的表填写，列可以移动、改名，但不要删去表头。', en: 'No sheet of “{name}” is recognised: columns such as progress or value are missing. Use the workbook from here; columns may be moved and renamed, but keep the heads.' },
});

/** Of a file that could not be read at all. */
export function intakeSentences(refusal: Refusal): Sentence | undefined {
  const [zh, en] = [intakeSentence(refusal, 'zh'), intakeSentence(refusal, 'en')];
  return zh === undefined || en === undefined ? undefined : { status: 422, zh, en };
}
