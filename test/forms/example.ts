/** A ledger of an invented county, with everything that a form has to hold. */
import { buildReading, type TaskSketch } from './build-reading.ts';

const schools = '（一）补齐义务教育办学短板';
const nursery = '（二）扩大普惠学前教育供给';
const staff = '（三）建强乡村教师队伍';

const tasks: TaskSketch[] = [
  { number: '1', heading: ['一、重点任务', schools], goal: '到2027年，全县超大班额全部消除，寄宿制学校达标率达到95%。', text: '编制《云溪县中小学布局专项规划（2025—2030年）》，按常住学龄人口测算学位，逐校明确保留、扩建、撤并的时间和经费。', units: [['县教育局', 'lead'], ['县自然资源局', 'cooperating'], ['县财政局', 'cooperating']], leaders: ['县教育局分管领导'], offices: ['规划财务股'], deadlines: ['2025年9月底'] },
  { number: '2', heading: ['一、重点任务', schools], goal: '到2027年，全县超大班额全部消除，寄宿制学校达标率达到95%。', text: '新建城东第三小学、改扩建河口初级中学，新增学位2160个。', units: [['县教育局', 'lead'], ['县住房城乡建设局', 'co-lead'], ['县发展改革局', 'cooperating'], ['各乡镇人民政府（街道办事处）', 'cooperating']], leaders: ['各部门分管领导'], offices: ['项目办', '基础教育股'], deadlines: ['2026年8月', '2027年8月底前'], targets: ['新增学位2160个'] },
  { number: '3', heading: ['一、重点任务', schools], goal: '到2027年，全县超大班额全部消除，寄宿制学校达标率达到95%。', text: '对56人以上的班级建立逐校台账，每学期公布一次化解进度；对新增大班额的学校，由县教育督导室约谈校长，并在秋季招生前提出分流办法。对因城镇新建小区集中交付带来的入学高峰，提前一年发布学位预警，引导家长合理选择，同时用好闲置校舍和临近学校的富余学位。', units: [['县教育局', 'lead']], leaders: ['县教育局分管领导'], offices: ['县教育督导室'], deadlines: ['2027年12月'] },
  { number: '4', heading: ['一、重点任务', nursery], text: '每个乡镇至少办好1所公办中心幼儿园，普惠性幼儿园覆盖率达到90%。', units: [['各乡镇人民政府（街道办事处）', 'lead'], ['县教育局', 'cooperating'], ['县财政局', 'cooperating']], deadlines: ['2026年底前'], targets: ['普惠性幼儿园覆盖率达到90%'] },
  { number: '5', heading: ['一、重点任务', nursery], text: '落实小区配套幼儿园“同步规划、同步建设、同步验收、同步交付”，未按规定移交的不予办理竣工备案。', units: [['县住房城乡建设局', 'lead'], ['县自然资源局', 'co-lead'], ['县教育局', 'co-lead']], deadlines: ['2026年6月'] },
  { number: '6', heading: ['一、重点任务', staff], goal: '到2026年，农村学校音体美教师缺口补足八成以上。', text: '每年公开招聘乡村教师120名，其中音体美教师不少于40名。', units: [['县人力资源社会保障局', 'lead'], ['县委编办', 'cooperating'], ['县教育局', 'cooperating']], leaders: ['各部门分管领导'], offices: ['人事股'], deadlines: ['2026年12月'], targets: ['每年公开招聘乡村教师120名', '音体美教师不少于40名'] },
  { number: null, heading: ['二、组织保障'], text: '县教育局会同县政府督查室每季度调度一次，进度滞后的单位书面说明原因。', units: [['县政府办公室', 'lead'], ['县教育局', 'cooperating']], deadlines: ['2027年12月'] },
];

export const example = buildReading({
  title: '云溪县推进基本公共教育服务提质行动方案',
  documentNumber: '云溪政办发〔2025〕12号',
  issuers: ['云溪县人民政府办公室'],
  issuedOn: '2025-03-18',
  aims: [{ heading: ['一、重点任务', nursery], sentence: '到2026年，全县学前三年毛入园率达到92%，公办园在园幼儿占比达到55%。', targets: ['全县学前三年毛入园率达到92%', '公办园在园幼儿占比达到55%'] }],
  tasks,
});
