import { prose, type Sample, type SampleGroup } from './model.ts';

const groups: readonly SampleGroup[] = [
  {
    heading: ['二、主要措施', '（一）建立精准台账'],
    tasks: [
      { number: '1', text: '开展数据比对。每年3月和9月，将学籍信息与民政、残联、乡村振兴部门的低收入人口信息逐人比对，锁定受助学生名单，做到一生一档。' },
      { number: '2', text: '落实“双线”责任。县级政府、教育部门两条线分别签订控辍保学责任书，校长和乡镇干部共同联系失学儿童家庭。' },
    ],
  },
  {
    heading: ['二、主要措施', '（二）做好控辍保学'],
    aim: '到2025年，全省义务教育巩固率达到96%。',
    aimTargets: [{ text: '到2025年，全省义务教育巩固率达到96%', metric: '全省义务教育巩固率', comparator: '>=', value: 96, unit: '%', year: 2025 }],
    tasks: [
      { number: '3', text: '健全报告制度。学生无故缺课3天的，学校应书面报告乡镇政府和县教育局；劝返记录保存到学生完成义务教育为止。' },
      { number: '4', text: '分类实施帮扶。对因残不能到校的学生，每学期送教上门不少于20次。', targets: [{ text: '每学期送教上门不少于20次', metric: '每学期送教上门', comparator: '>=', value: 20, unit: '次', year: null }] },
      { number: '5', text: '畅通监督渠道。开通控辍保学热线960018，来电24小时内办结登记。' },
    ],
  },
  {
    heading: ['二、主要措施', '（三）完善资助体系'],
    tasks: [
      { number: '6', text: '提高资助标准。低收入家庭寄宿生生活补助按小学每生每年1250元、初中每生每年1500元发放，由户籍所在县承担。', targets: [{ text: '小学每生每年1250元', metric: '小学低收入家庭寄宿生生活补助', comparator: '=', value: 1250, unit: '元', year: null, kind: 'parameter' }, { text: '初中每生每年1500元', metric: '初中低收入家庭寄宿生生活补助', comparator: '=', value: 1500, unit: '元', year: null, kind: 'parameter' }] },
      { number: '7', text: '扩大职业教育帮扶。到2025年，面向低收入家庭学生累计开展职业技能培训9000人次。', targets: [{ text: '累计开展职业技能培训9000人次', metric: '职业技能培训', comparator: '=', value: 9000, unit: '人次', year: 2025 }], deadline: '到2025年' },
      { number: '8', text: '加强资金监管。资助资金全部通过社会保障卡发放，任何单位不得截留、挤占，每年审计一次。' },
    ],
  },
];

export const jointPlan: Sample = {
  name: 'joint-plan',
  formats: ['html', 'doc', 'pdf', 'txt'],
  title: '澜江省教育厅 澜江省民政厅 澜江省乡村振兴局关于印发澜江省教育帮扶巩固提升行动方案的通知',
  about: { zh: '三家联合印发的方案，任务没有写责任单位：读出来的牵头单位应当是空的', en: 'A plan issued jointly by three departments that names no units: the reading must name none' },
  docNumber: '青教发〔2023〕45号',
  issuer: ['澜江省教育厅', '澜江省民政厅', '澜江省乡村振兴局'],
  issueDate: '2023年5月9日',
  leadRule: 'none',
  groups,
  notTargets: ['缺课3天', '960018', '24小时'],
  pieces: [
    { kind: 'title', text: '澜江省教育厅 澜江省民政厅 澜江省乡村振兴局关于印发澜江省教育帮扶巩固提升行动方案的通知' },
    { kind: 'number', text: '青教发〔2023〕45号' },
    { kind: 'to', text: '各市（州）教育局、民政局、乡村振兴局：' },
    { kind: 'body', text: '现将《澜江省教育帮扶巩固提升行动方案》印发给你们，请抓好落实。' },
    { kind: 'sign', text: '澜江省教育厅' },
    { kind: 'sign', text: '澜江省民政厅' },
    { kind: 'sign', text: '澜江省乡村振兴局' },
    { kind: 'sign', text: '2023年5月9日' },
    { kind: 'title', text: '澜江省教育帮扶巩固提升行动方案' },
    { kind: 'heading', level: 1, mark: '一、', text: '基本原则' },
    { kind: 'body', text: '坚持精准到人、分级负担、公开透明，不增加基层重复填报。' },
    ...prose(groups),
  ],
};
