import { bracketOf, prose, type Piece, type Sample, type SampleGroup } from './model.ts';

const groups: readonly SampleGroup[] = [
  {
    heading: ['二、重点项目', '（一）幼儿园建设项目'],
    tasks: [
      { number: '1', text: '分年度新建公办幼儿园16所，2024年新建6所，2025年新建5所，2026年新建5所。', bracket: '（县教育局、县发展改革局、县财政局。排第一位的单位为牵头单位，下同）', lead: '县教育局', cooperating: ['县发展改革局', '县财政局'], otherDates: ['2024年', '2025年', '2026年'], targets: [{ text: '新建公办幼儿园16所', metric: '新建公办幼儿园', comparator: '=', value: 16, unit: '所', year: null }, { text: '2024年新建6所', metric: '新建公办幼儿园', comparator: '=', value: 6, unit: '所', year: 2024 }, { text: '2025年新建5所', metric: '新建公办幼儿园', comparator: '=', value: 5, unit: '所', year: 2025 }, { text: '2026年新建5所', metric: '新建公办幼儿园', comparator: '=', value: 5, unit: '所', year: 2026 }] },
      { number: '2', text: '每个乡镇办好1所中心幼儿园，村级园实行中心园一体化管理。', lead: '各乡镇人民政府', cooperating: ['县教育局'], targets: [{ text: '每个乡镇办好1所中心幼儿园', metric: '每个乡镇中心幼儿园', comparator: '=', value: 1, unit: '所', year: null }] },
    ],
  },
  {
    heading: ['二、重点项目', '（二）义务教育扩容项目'],
    tasks: [
      { number: '1', text: '新建城南小学、河湾初级中学，2026年8月底前投入使用。', lead: '县教育局', cooperating: ['县住房城乡建设局', '县自然资源局'], deadline: '2026年8月底前' },
      { number: '2', text: '改造农村学校旱厕42座、食堂18个。', lead: '县教育局', cooperating: ['县乡村振兴局', '县财政局'], targets: [{ text: '改造农村学校旱厕42座', metric: '改造农村学校旱厕', comparator: '=', value: 42, unit: '座', year: null }, { text: '食堂18个', metric: '改造农村学校食堂', comparator: '=', value: 18, unit: '个', year: null }] },
      { number: '3', text: '学生用计算机生机比达到10∶1，教师用机人手一台。', lead: '县教育局', cooperating: ['县工业和信息化局'], targets: [{ text: '学生用计算机生机比达到10∶1', metric: '学生用计算机生机比', comparator: '>=', value: '10:1', unit: '', year: null }] },
    ],
  },
  {
    heading: ['二、重点项目', '（三）教师素质提升项目'],
    tasks: [
      { number: '1', text: '三年内完成全县教师全员轮训，年人均培训不少于72学时。', lead: '县教育局', cooperating: ['县人力资源社会保障局'], deadline: '三年内', targets: [{ text: '年人均培训不少于72学时', metric: '年人均培训', comparator: '>=', value: 72, unit: '学时', year: null }] },
      { number: '2', text: '遴选县级骨干教师300名、学科带头人60名。', lead: '县教育局', targets: [{ text: '遴选县级骨干教师300名', metric: '县级骨干教师', comparator: '=', value: 300, unit: '名', year: null }, { text: '学科带头人60名', metric: '学科带头人', comparator: '=', value: 60, unit: '名', year: null }] },
    ],
  },
];

const attachment: Piece[] = [
  { kind: 'mark', text: '附件2' },
  { kind: 'title', text: '云岭县教育项目攻坚工作协调机制成员名单' },
  { kind: 'body', text: '召集人由县政府分管负责同志担任，成员由县教育局、县发展改革局、县财政局、县自然资源局、县住房城乡建设局负责同志担任，办公室设在县教育局。' },
];

export const projectNotice: Sample = {
  name: 'project-notice',
  formats: ['docx', 'md', 'ofd'],
  title: '云岭县人民政府办公室关于印发云岭县教育项目三年攻坚计划（2024—2026年）的通知',
  about: { zh: '通知带计划和附件：编号在每个项目里重新从1开始，“排第一位的单位为牵头单位”只说一次', en: 'A notice that carries a plan and attachments; numbering starts again in each project' },
  docNumber: '云岭政办发〔2024〕8号',
  issuer: '云岭县人民政府办公室',
  issueDate: '2024年2月27日',
  leadRule: `stated in the first task: ${bracketOf(groups[0]?.tasks[0] ?? { number: null, text: '' })}`,
  groups,
  pieces: [
    { kind: 'title', text: '云岭县人民政府办公室关于印发云岭县教育项目三年攻坚计划（2024—2026年）的通知' },
    { kind: 'number', text: '云岭政办发〔2024〕8号' },
    { kind: 'to', text: '各乡镇人民政府，县政府各部门：' },
    { kind: 'body', text: '经县政府同意，现将《云岭县教育项目三年攻坚计划（2024—2026年）》印发给你们，请认真贯彻执行。' },
    { kind: 'body', text: '附件：1.云岭县教育项目三年攻坚计划（2024—2026年）' },
    { kind: 'body', text: '2.云岭县教育项目攻坚工作协调机制成员名单' },
    { kind: 'sign', text: '云岭县人民政府办公室' },
    { kind: 'sign', text: '2024年2月27日' },
    { kind: 'mark', text: '附件1' },
    { kind: 'title', text: '云岭县教育项目三年攻坚计划（2024—2026年）' },
    { kind: 'heading', level: 1, mark: '一、', text: '总体目标' },
    { kind: 'body', text: '用三年时间补齐校舍、设备和师资短板，办学条件基本达到省定标准。' },
    ...prose(groups),
    { kind: 'heading', level: 1, mark: '三、', text: '实施步骤' },
    { kind: 'body', text: '启动阶段：2024年3月，印发计划并分解任务。' },
    { kind: 'body', text: '中期评估：2025年7月，对照目标开展评估。' },
    { kind: 'body', text: '总结验收：2026年12月，组织验收并公布结果。' },
    ...attachment,
  ],
};
