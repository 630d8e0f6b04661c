/** What a letter of enquiry asks about each kind of finding: its topic, and what stands behind 恳请明确 or 商请明确. */
import type { FindingCode } from './advice.ts';

/** `outside`: asked instead where the place lies in no measure (the date of a phase, of the signature). */
interface Asked { readonly topic: string; readonly question: string; readonly outside?: string }

const TEXT: Asked = { topic: '文件文字内容', question: '上述文字的准确内容' };
const TIME: Asked = { topic: '完成时限', question: '该项任务的完成时限' };
const DATE: Asked = { topic: '文中日期', question: '上述日期的准确年月', outside: '上述日期的准确年月（涉及阶段安排或印发时间，不是任务时限）' };
const UNIT: Asked = { topic: '责任单位名称', question: '上述名称是否指同一单位、以何者为准' };

export const ASKED: Readonly<Partial<Record<FindingCode, Asked>>> & { readonly other: Asked } = {
  'conflicting-target': { topic: '目标数值', question: '该指标以哪个数值为准' },
  'sum-mismatch': { topic: '合计与分项数值', question: '合计数与分项数以何者为准、差额如何处理' },
  'impossible-value': { topic: '目标数值', question: '该数值是否有误、应为多少' },
  'reversed-range': { topic: '目标数值', question: '该范围的上限和下限' },
  'reversed-period': TIME, 'impossible-date': TIME, 'deadline-before-issue': TIME, 'deadline-outside-period': TIME, 'deadline-unclear': TIME, 
  'deadline-missing': { topic: '完成时限', question: '上述任务的完成时限，或由承办单位自定' },
  'damaged-date': DATE,
  'damaged-number': { topic: '发文字号', question: '该文件的准确字号' },
  'lead-missing': { topic: '牵头单位', question: '上述任务由哪个单位牵头、哪些单位配合' },
  'lead-by-convention': { topic: '牵头单位', question: '未注明牵头单位的任务是否以列第一位的单位为牵头单位' },
  'target-missing': { topic: '考核指标', question: '上述任务以什么标准认定完成' },
  'unit-two-names': UNIT, 'unit-misspelt': UNIT, 'collective-two-spellings': UNIT,
  'task-repeated': { topic: '任务条目', question: '上述两项是否为同一任务、是否另有漏列' },
  'plan-two-periods': { topic: '所引文件', question: '所引文件的准确名称和时段' },
  'plan-two-spellings': { topic: '所引文件', question: '所引文件的准确名称' },
  'attachment-absent': { topic: '文件附件', question: '上述附件随文印发还是另行公布，并予补发或告知获取途径（我单位收到的文本未附）' },
  'section-not-listed': { topic: '任务范围', question: '上述部分所列工作是否纳入任务分解和考核' },
  'numbering-gap': { topic: '文件条目', question: '该处是否漏列条目及所缺内容' },
  'numbering-repeat': { topic: '文件条目', question: '上述条目的正确编号' },
  'early-goal': { topic: '目标与举措的时限', question: '目标与举措的时限不一致时以何者为准' },
  other: TEXT,
};
