import type { Sample, SampleGroup, SampleTable } from './model.ts';

const groups: readonly SampleGroup[] = [
  {
    heading: ['控辍保学'],
    tasks: [
      { number: '1', text: '开学两周内完成应入学未入学儿童排查，名单报县教育局。', lead: '各乡镇政府', cooperating: ['各中小学'], deadline: '2025年9月15日' },
      { number: '2', text: '对辍学学生逐人建立劝返档案。', lead: '县教育局', cooperating: ['县公安局', '县民政局'], deadline: '2025年12月底' },
    ],
  },
  {
    heading: ['校园安全'],
    tasks: [
      { number: '3', text: '完成各级各类学校消防设施检测，隐患整改率达到100%。', lead: '县消防救援大队', cooperating: ['县教育局'], deadline: '2025年8月底', targets: [{ text: '隐患整改率达到100%', metric: '隐患整改率', comparator: '>=', value: 100, unit: '%', year: null }] },
      { number: '4', text: '学校食堂“互联网+明厨亮灶”覆盖率达到95%以上。', lead: '县市场监管局', cooperating: ['县教育局'], deadline: '2025年11月底', targets: [{ text: '学校食堂“互联网+明厨亮灶”覆盖率达到95%以上', metric: '学校食堂“互联网+明厨亮灶”覆盖率', comparator: '>=', value: 95, unit: '%', year: null }] },
    ],
  },
  {
    heading: ['减负增效'],
    tasks: [
      { number: '5', text: '清理进校园事项，年度白名单以外的检查评比一律停止。', lead: '县教育局', deadline: '2025年6月底' },
      { number: '6', text: '课后服务参与率稳定在90%左右，服务费用不得与家长委员会挂钩收取。', lead: '各中小学', cooperating: ['县教育局'], deadline: '长期坚持', targets: [{ text: '课后服务参与率稳定在90%左右', metric: '课后服务参与率', comparator: '~', value: 90, unit: '%', year: null }] },
    ],
  },
];

const table: SampleTable = {
  head: ['序号', '类别', '工作任务', '牵头单位', '责任单位', '完成时间'],
  widths: [7, 12, 46, 17, 20, 14],
  rows: groups.flatMap((group) => group.tasks.map((task, place) => [
    { text: task.number ?? '' },
    ...(place === 0 ? [{ text: group.heading[0] ?? '', rowSpan: group.tasks.length }] : []),
    { text: task.text },
    { text: task.lead ?? '' },
    { text: (task.cooperating ?? []).join('、') },
    { text: task.deadline ?? '' },
  ])),
};

export const countyList: Sample = {
  name: 'county-list',
  formats: ['xlsx', 'md', 'docx', 'txt'],
  landscape: true,
  title: '云岭县2025年教育重点任务清单',
  about: { zh: '县级任务清单：栏目叫法不同（类别、工作任务、责任单位、完成时间），类别按组合并', en: 'A county task list with other column labels, categories merged' },
  docNumber: null,
  issuer: null,
  issueDate: null,
  leadRule: 'columns 牵头单位/责任单位',
  groups,
  pieces: [
    { kind: 'title', text: '云岭县2025年教育重点任务清单' },
    { kind: 'table', table },
  ],
};
