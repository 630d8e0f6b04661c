import { ledgerTable, type Sample, type SampleGroup } from './model.ts';

const groups: readonly SampleGroup[] = [
  {
    heading: ['（一）优化学校布局'],
    aim: '到2026年，全市新增义务教育学位1.8万个，百人以下教学点应保尽保。',
    aimTargets: [{ text: '到2026年，全市新增义务教育学位1.8万个', metric: '全市新增义务教育学位', comparator: '=', value: 18000, unit: '个', year: 2026 }],
    tasks: [
      { number: '1', text: '修订《沅台市中小学布局专项规划（2023—2030年）》，按常住学龄人口预测学位需求。', deadline: '2024年9月', lead: '市教育局', cooperating: ['市自然资源局'], leader: '市教育局分管领导', offices: ['发展规划科'] },
      { number: '2', text: '新建江北实验学校、南桥小学，扩建第五初级中学。', deadline: '2025年8月', lead: '市教育局', cooperating: ['市发展改革委', '市财政局', '市住房城乡建设局'], leader: '各部门分管领导', offices: ['基建科', '发展规划科'] },
      { number: '3', text: '清理闲置校舍，优先改办公办幼儿园和校外劳动实践场所。', deadline: '2025年12月', lead: '各县（区）政府', cooperating: ['市教育局'], leader: '各县（区）政府分管领导', offices: ['财务科'] },
    ],
  },
  {
    heading: ['（二）提升高中阶段办学水平'],
    aim: '到2026年，高中阶段教育毛入学率达到94%左右。',
    aimTargets: [{ text: '到2026年，高中阶段教育毛入学率达到94%左右', metric: '高中阶段教育毛入学率', comparator: '~', value: 94, unit: '%', year: 2026 }],
    tasks: [
      { number: '4', text: '改善县域普通高中办学条件，每个县至少办好1所优质特色高中。', deadline: '2026年12月', lead: '市教育局', cooperating: ['市财政局'], leader: '市教育局分管领导', offices: ['基础教育科'], targets: [{ text: '每个县至少办好1所优质特色高中', metric: '每个县优质特色高中', comparator: '>=', value: 1, unit: '所', year: null }] },
      { number: '5', text: '推动中等职业学校与本地产业园区共建实训基地6个。', deadline: '2026年6月', lead: '市教育局', cooperating: ['市工业和信息化局', '市人力资源社会保障局'], leader: '各部门分管领导', offices: ['职业教育科'], targets: [{ text: '共建实训基地6个', metric: '共建实训基地', comparator: '=', value: 6, unit: '个', year: null }] },
    ],
  },
  {
    heading: ['（三）强化教师保障'],
    aim: '乡村教师收入不低于当地公务员平均工资收入水平。',
    tasks: [
      { number: '6', text: '落实乡村教师生活补助，按离城远近分三档发放。', deadline: '2024年12月', lead: '市财政局', cooperating: ['市教育局', '市人力资源社会保障局'], leader: '各部门分管领导', offices: ['人事科'] },
      { number: '7', text: '组织骨干教师送教下乡，累计培训乡村教师3000人次。', deadline: '2026年12月', lead: '市教育局', leader: '市教育局分管领导', offices: ['教师工作科'], targets: [{ text: '累计培训乡村教师3000人次', metric: '培训乡村教师', comparator: '=', value: 3000, unit: '人次', year: null }] },
    ],
  },
  {
    heading: ['（四）加强组织领导'],
    tasks: [
      { number: null, text: '成立市级协调小组，每季度召开一次调度会。', deadline: '2026年12月', lead: '市教育局', leader: '市教育局主要领导', offices: ['办公室'] },
      { number: null, text: '对进展缓慢的县（区）开展专项督导，督导结果向社会公布。', deadline: '2026年12月', lead: '市教育督导室', cooperating: ['市教育局'], leader: '市教育局分管领导', offices: ['督导科'] },
    ],
  },
];

export const workLedger: Sample = {
  name: 'work-ledger',
  formats: ['docx', 'xlsx', 'txt', 'pdf'],
  landscape: true,
  title: '沅台市推进基础教育高质量发展重点工作台账',
  about: { zh: '八栏工作台账：重点工作、任务目标按组合并单元格，排在第一位的责任部门牵头', en: 'The eight-column work ledger: cells merged over each group, the first department leads' },
  docNumber: null,
  issuer: null,
  issueDate: null,
  leadRule: 'stated: 注：排在第一位的责任部门为牵头部门。',
  groups,
  pieces: [
    { kind: 'mark', text: '附件' },
    { kind: 'title', text: '沅台市推进基础教育高质量发展重点工作台账' },
    { kind: 'table', table: ledgerTable(groups) },
    { kind: 'note', text: '注：排在第一位的责任部门为牵头部门。' },
  ],
};
