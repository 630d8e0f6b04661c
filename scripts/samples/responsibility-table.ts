import { responsibilityTable, type Sample, type SampleGroup } from './model.ts';

const groups: readonly SampleGroup[] = [
  {
    heading: ['一、摸清底数'],
    tasks: [
      { number: '1', text: '逐校逐班建立班额台账，编制本县（市、区）消除大班额三年规划。', lead: '各县（市、区）政府', cooperating: ['市教育局'], deadline: '2024年10月底' },
      { number: '2', text: '建立学龄人口预测预警机制，每年定期发布学位预警。', lead: '市教育局', coLead: ['市卫生健康委'], cooperating: ['市公安局', '市统计局'], deadline: '2025年' },
    ],
  },
  {
    heading: ['二、扩充学位'],
    tasks: [
      { number: '3', text: '预留教育用地，新建住宅小区配套学校与住宅首期同步交付，未同步交付的不予办理规划核实手续。', lead: '各县（市、区）政府', coLead: ['市自然资源局'], cooperating: ['市住房城乡建设局', '市教育局'], deadline: '2026年' },
      { number: '4', text: '新建、改扩建中小学22所，新增学位1.5万个。', lead: '各县（市、区）政府', cooperating: ['市发展改革委', '市财政局', '市教育局'], deadline: '2026年底', targets: [{ text: '新建、改扩建中小学22所', metric: '新建、改扩建中小学', comparator: '=', value: 22, unit: '所', year: null }, { text: '新增学位1.5万个', metric: '新增学位', comparator: '=', value: 15000, unit: '个', year: null }] },
      { number: '5', text: '盘活闲置教育用地，优先用于举办中小学和幼儿园。', lead: '市自然资源局', cooperating: ['各县（市、区）政府'], deadline: '2025年底' },
    ],
  },
  {
    heading: ['三、规范管理'],
    tasks: [
      { number: '6', text: '小学、初中起始年级班额不超过50人，其他年级新转入学生不得形成新的大班额。', lead: '市教育局', cooperating: ['各县（市、区）政府'], deadline: '2024年9月', targets: [{ text: '小学、初中起始年级班额不超过50人', metric: '小学、初中起始年级班额', comparator: '<=', value: 50, unit: '人', year: null }] },
      { number: '7', text: '公办学校实行均衡编班，编班过程邀请家长代表和社区代表监督。', lead: '各县（市、区）政府', deadline: '2024年9月' },
      { number: '8', text: '统筹使用事业编制，优先保障新增学位所需教师。', lead: '市委编办', coLead: ['市人力资源社会保障局'], cooperating: ['市财政局', '市教育局'], deadline: '2026年' },
      { number: '9', text: '对大班额化解情况开展专项督导，结果纳入县（市、区）政府履行教育职责评价。', lead: '市教育督导室', cooperating: ['市教育局'], deadline: '2026年底' },
    ],
  },
];

export const responsibility: Sample = {
  name: 'responsibility-table',
  formats: ['docx', 'html', 'xlsx', 'txt', 'pdf', 'doc'],
  landscape: true,
  title: '《沅台市消除义务教育大班额行动方案》责任分工表',
  about: { zh: '责任分工表：牵头单位、配合单位分栏，有的任务几家共同牵头，分组标题占整行', en: 'A responsibility table with columns for leading and cooperating units, several leads in some rows' },
  docNumber: null,
  issuer: null,
  issueDate: null,
  leadRule: 'columns 牵头单位/配合单位; several units may stand in the lead cell',
  groups,
  pieces: [
    { kind: 'mark', text: '附件2' },
    { kind: 'title', text: '《沅台市消除义务教育大班额行动方案》责任分工表' },
    { kind: 'table', table: responsibilityTable(groups) },
  ],
};
