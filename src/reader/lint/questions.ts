/** What a letter of enquiry asks about each kind of finding. */
import type { FindingCode } from './advice.ts';

interface Asked { readonly topic: string; readonly question: string }

const TEXT: Asked = { topic: '文件文字内容', question: '上述文字应如何认定，' };
const TIME: Asked = { topic: '完成时限', question: '该项任务的完成时限应为何时，' };
const UNIT: Asked = { topic: '责任单位名称', question: '上述名称是否为同一单位、应以何者为准，' };

export const ASKED: Readonly<Partial<Record<FindingCode, Asked>>> & { readonly other: Asked } = {
  'conflicting-target': { topic: '目标数值', question: '该指标应以哪个数值为准，' },
  'sum-mismatch': { topic: '合计与分项数值', question: '合计数与分项数应以何者为准、差额如何处理，' },
  'impossible-value': { topic: '目标数值', question: '该数值是否有误、应为多少，' },
  'reversed-range': { topic: '目标数值', question: '该范围的上下限应如何认定，' },
  'reversed-period': TIME, 'impossible-date': TIME, 'deadline-before-issue': TIME, 'deadline-outside-period': TIME, 'deadline-unclear': TIME, 'deadline-missing': TIME, 'damaged-date': TIME,
  'lead-missing': { topic: '牵头单位', question: '该项任务由哪个单位牵头、哪些单位配合，' },
  'lead-by-convention': { topic: '牵头单位', question: '未注明牵头单位的任务是否以列第一位的单位为牵头单位，' },
  'target-missing': { topic: '考核指标', question: '该项任务以什么标准认定完成，' },
  'unit-two-names': UNIT, 'unit-misspelt': UNIT, 'collective-two-spellings': UNIT,
  'plan-two-periods': { topic: '所引文件', question: '所引文件的准确名称和时段为何，' },
  'plan-two-spellings': { topic: '所引文件', question: '所引文件的准确名称为何，' },
  'attachment-absent': { topic: '文件附件', question: '我单位收到的文件未见上述附件，请予补发，' },
  'numbering-gap': { topic: '文件条目', question: '该处是否漏列条目、所缺内容为何，' },
  'numbering-repeat': { topic: '文件条目', question: '上述条目的编号应如何认定，' },
  'early-goal': { topic: '目标与举措的时限', question: '目标与举措的时限不一致时应以何者为准，' },
  other: TEXT,
};
