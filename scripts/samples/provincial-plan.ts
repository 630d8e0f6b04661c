import { prose, type Sample, type SampleGroup } from './model.ts';

const tasks = '二、重点任务';

const groups: readonly SampleGroup[] = [
  {
    heading: [tasks, '（一）扩大普惠学前教育资源'],
    aim: '到2027年，全省学前教育三年毛入园率达到93%，普惠性幼儿园覆盖率不低于90%。',
    aimTargets: [
      { text: '到2027年，全省学前教育三年毛入园率达到93%', metric: '全省学前教育三年毛入园率', comparator: '>=', value: 93, unit: '%', year: 2027 },
      { text: '普惠性幼儿园覆盖率不低于90%', metric: '普惠性幼儿园覆盖率', comparator: '>=', value: 90, unit: '%', year: 2027 },
    ],
    tasks: [
      { number: '1', text: '新增公办园学位。以县为单位测算适龄儿童分布，到2026年底新建改扩建公办幼儿园180所，重点补齐新城区和人口集中乡镇的缺口。', bracket: '（各市州政府、省教育厅、省发展改革委、省财政厅。列在第一位的单位为牵头单位，下同）', lead: '各市州政府', cooperating: ['省教育厅', '省发展改革委', '省财政厅'], deadline: '到2026年底', targets: [{ text: '新建改扩建公办幼儿园180所', metric: '新建改扩建公办幼儿园', comparator: '=', value: 180, unit: '所', year: 2026 }] },
      { number: '2', text: '管好小区配套园。对移交、回收不到位的小区配套幼儿园逐园列出清单，2025年6月底前完成移交手续。', lead: '省住房城乡建设厅', cooperating: ['省自然资源厅', '省教育厅', '各市州政府'], deadline: '2025年6月底前' },
      { number: '3', text: '健全普惠园扶持办法。制定普惠性民办幼儿园认定、奖补和退出办法，奖补资金与收费、质量评估结果挂钩。', lead: '省教育厅', cooperating: ['省财政厅', '省市场监管局'] },
    ],
  },
  {
    heading: [tasks, '（二）办好乡村温馨学校'],
    tasks: [
      { number: '4', text: '改善寄宿条件。为寄宿制学校配齐床位、热水、取暖和安全值守设施。', lead: '各市州政府', cooperating: ['省教育厅', '省财政厅'] },
      { number: '5', text: '保障小规模学校运转。不足100人的乡村小规模学校按100人核定公用经费，不得因人数减少而降低标准。', lead: '省财政厅', cooperating: ['省教育厅'], targets: [{ text: '不足100人的乡村小规模学校按100人核定公用经费', metric: '乡村小规模学校公用经费核定人数', comparator: '=', value: 100, unit: '人', year: null, kind: 'parameter' }] },
      { number: '6', text: '开展结对帮扶。组织城镇优质学校与乡村学校结成共同体，到2027年结对覆盖率达到100%。', lead: '省教育厅', cooperating: ['各市州政府'], deadline: '到2027年', targets: [{ text: '到2027年结对覆盖率达到100%', metric: '结对覆盖率', comparator: '>=', value: 100, unit: '%', year: 2027 }] },
    ],
  },
  {
    heading: [tasks, '（三）消除大班额'],
    aim: '2025年底前全部消除66人以上超大班额，到2027年56人以上大班额占比控制在2%以内。',
    aimTargets: [
      { text: '2025年底前全部消除66人以上超大班额', metric: '66人以上超大班额', comparator: 'eliminate', value: 66, unit: '人', year: 2025 },
      { text: '到2027年56人以上大班额占比控制在2%以内', metric: '56人以上大班额占比', comparator: '<=', value: 2, unit: '%', year: 2027 },
    ],
    tasks: [
      { number: '7', text: '编制学位供给规划。各县（市、区）每年3月发布学位预警，人口净流入的县（市、区）同步公布新建学校计划。', lead: '各市州政府', cooperating: ['省教育厅', '省公安厅', '省自然资源厅'] },
      { number: '8', text: '实行班额动态清零。建立起始年级班额月报制度，新增超大班额的学校由省教育督导办公室挂牌督办。', lead: '省教育厅', cooperating: ['各市州政府'] },
    ],
  },
  {
    heading: [tasks, '（四）建强教师队伍'],
    tasks: [
      { number: '9', text: '统筹编制资源。中小学教职工编制实行省级统筹、市域调剂、以县为主，每三年核定一次。', lead: '省委编办', cooperating: ['省教育厅', '省财政厅', '省人力资源社会保障厅'] },
      { number: '10', text: '补充紧缺学科教师。每年公开招聘音体美和信息科技教师1200名，其中投放到乡村学校的不少于一半。', lead: '省人力资源社会保障厅', cooperating: ['省教育厅', '省委编办'], targets: [{ text: '每年公开招聘音体美和信息科技教师1200名', metric: '公开招聘音体美和信息科技教师', comparator: '=', value: 1200, unit: '名', year: null }, { text: '不少于一半', metric: '投放到乡村学校', comparator: '>=', value: 50, unit: '%', year: null }] },
      { number: '11', text: '推进交流轮岗。城镇学校、优质学校每学年交流轮岗的教师不低于符合条件人数的10%，其中骨干教师不低于交流总数的20%。', lead: '省教育厅', cooperating: ['省人力资源社会保障厅', '各市州政府'], targets: [{ text: '每学年交流轮岗的教师不低于符合条件人数的10%', metric: '交流轮岗的教师', comparator: '>=', value: 10, unit: '%', year: null }, { text: '骨干教师不低于交流总数的20%', metric: '骨干教师', comparator: '>=', value: 20, unit: '%', year: null }] },
    ],
  },
  {
    heading: [tasks, '（五）推进数字化应用'],
    tasks: [
      { number: '12', text: '提升网络条件。2026年底前中小学宽带出口达到1000M，教学点接入带宽不低于200M。', lead: '省通信管理局', cooperating: ['省教育厅', '省工业和信息化厅'], deadline: '2026年底前', targets: [{ text: '中小学宽带出口达到1000M', metric: '中小学宽带出口', comparator: '>=', value: 1000, unit: 'M', year: 2026 }, { text: '教学点接入带宽不低于200M', metric: '教学点接入带宽', comparator: '>=', value: 200, unit: 'M', year: 2026 }] },
      { number: '13', text: '共享优质课程。依托国家智慧教育平台开设乡村“云课堂”，开不齐课程的教学点全部纳入。', lead: '省教育厅', cooperating: ['各市州政府'] },
    ],
  },
];

export const provincialPlan: Sample = {
  name: 'provincial-plan',
  formats: ['docx', 'txt', 'html', 'pdf'],
  title: '澜江省人民政府办公厅关于印发澜江省基础教育扩优提质实施方案的通知',
  about: { zh: '省级方案（散文体）：举措连续编号，责任单位在末尾括号里，“列在第一位的单位为牵头单位”只说了一次', en: 'A provincial plan in prose: measures numbered through the headings, units in closing brackets, the rule for the lead said once' },
  docNumber: '澜江政办发〔2024〕31号',
  issuer: '澜江省人民政府办公厅',
  issueDate: '2024年6月18日',
  leadRule: 'stated in task 1: 列在第一位的单位为牵头单位，下同',
  groups,
  notTargets: ['66人以上', '56人以上'],
  pieces: [
    { kind: 'title', text: '澜江省人民政府办公厅关于印发澜江省基础教育扩优提质实施方案的通知' },
    { kind: 'number', text: '澜江政办发〔2024〕31号' },
    { kind: 'to', text: '各市、自治州人民政府，省政府各委、办、厅、局：' },
    { kind: 'body', text: '《澜江省基础教育扩优提质实施方案》已经省政府同意，现印发给你们，请结合实际认真组织实施。' },
    { kind: 'sign', text: '澜江省人民政府办公厅' },
    { kind: 'sign', text: '2024年6月18日' },
    { kind: 'body', text: '（公开方式：主动公开）' },
    { kind: 'title', text: '澜江省基础教育扩优提质实施方案' },
    { kind: 'body', text: '为回应群众对“家门口好学校”的期盼，补齐薄弱环节，制定本方案。' },
    { kind: 'heading', level: 1, mark: '一、', text: '总体要求' },
    { kind: 'body', text: '坚持政府主责、分级落实，先补短板、再提质量，让城乡孩子都能就近上好学。' },
    ...prose(groups),
    { kind: 'heading', level: 1, mark: '三、', text: '组织保障' },
    { kind: 'body', text: '各地要把本方案的任务纳入年度重点工作，省教育厅会同有关部门每半年通报一次进展，对进度滞后的地区开展专项督导。' },
  ],
};
