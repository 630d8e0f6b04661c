/** Words of the year's papers: they are Chinese. Signing, numbering and sealing happen in the office's document system. */
export const PAPER = {
  place: '序号', task: '任务', unit: '责任单位', due: '完成时限', from: '依据', goal: '目标', state: '目前进展', problemKind: '问题类别', problem: '存在的问题', proposal: '责任单位的意见', always: '长期坚持', closed: '已销号',
  plan: '年度任务', agenda: '议题清单', carriedOver: '上年结转', standing: '长期坚持', month: (month: number): string => `${month}月`, counted: (head: string, count: number): string => `${head}（${count}项）`,
  planTitle: (unit: string, year: number): string => `${unit}${year}年度工作计划`, planTable: (year: number): string => `${year}年度任务清单`, asOf: (day: string): string => `截至${day}`,
  planIntro: (year: number, due: number, carried: number, standing: number): string => `按照已印发的各项方案和任务分工，${year}年应当完成的任务共${due}项${carried === 0 ? '' : `，其中上年结转${carried}项`}${standing === 0 ? '' : `；长期坚持的任务${standing}项`}。各项任务、责任单位和完成时限见附件。`,
  planStuck: (blocked: number): string => `目前推进受阻的有${blocked}项，提请年度会议研究。`,
  agendaTitle: (unit: string, year: number): string => `${unit}${year}年度工作会议议题`,
  agendaIntro: (count: number): string => `目前推进受阻、需要会议研究的任务共${count}项，责任单位报告的问题和意见见附件。`, agendaAfter: '会议议定的事项，请会后按任务逐项登记纪要的文号、要点和办理时限。',
} as const;

export const LETTER = {
  table: '目标任务清单', tableOf: (unit: string, year: number): string => `${unit}${year}年度目标任务清单`, title: (unit: string, year: number): string => `${unit}${year}年度目标责任书`,
  intro: (unit: string, year: number, count: number): string => `为落实已印发的各项方案和任务分工，明确${unit}${year}年度承担的目标任务共${count}项（见附件），签订本责任书。`,
  terms: ['一、责任单位对附件所列任务负责，按完成时限和目标组织落实，并按期如实报告进展；需要延期或者变更的，按程序申请。', '二、交办单位按职责协调解决推进中的问题，依据佐证材料和核定的数据认定完成情况。', '三、本责任书一式两份，双方各执一份，自签字之日起生效。'],
  signs: ['交办单位（盖章）：　　　　　　　　负责人（签字）：', '责任单位（盖章）：　　　　　　　　负责人（签字）：', '签订日期：　　　　年　　月　　日'],
} as const;
