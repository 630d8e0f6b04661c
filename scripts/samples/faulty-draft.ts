import { prose, type Sample, type SampleGroup } from './model.ts';

/** Every fault here is meant: this is what the linter is for. */
const groups: readonly SampleGroup[] = [
  {
    heading: ['二、重点任务', '（一）增加学位供给'],
    tasks: [
      { number: '1', text: '到2026年，全县新增公办幼儿园12所，其中城区5所、乡镇6所。', bracket: '（县教育局、县财政局。排在第一位的为牵头单位，下同）', lead: '县教育局', cooperating: ['县财政局'], deadline: '到2026年', targets: [{ text: '到2026年，全县新增公办幼儿园12所', metric: '全县新增公办幼儿园', comparator: '=', value: 12, unit: '所', year: 2026 }, { text: '城区5所', metric: '城区新增公办幼儿园', comparator: '=', value: 5, unit: '所', year: 2026 }, { text: '乡镇6所', metric: '乡镇新增公办幼儿园', comparator: '=', value: 6, unit: '所', year: 2026 }] },
      { number: '2', text: '到2027年，学前教育三年毛入园率达到95%。', lead: '县教育局', cooperating: ['各乡镇人民政府'], deadline: '到2027年', targets: [{ text: '到2027年，学前教育三年毛入园率达到95%', metric: '学前教育三年毛入园率', comparator: '>=', value: 95, unit: '%', year: 2027 }] },
      { number: '4', text: '新建住宅小区配套学校于20266月底前全部移交。', lead: '县住房城乡建设局局', cooperating: ['县教育局'], deadline: '20266月底前' },
    ],
  },
  {
    heading: ['二、重点任务', '（二）加强教师队伍'],
    tasks: [
      { number: '5', text: '落实《云岭县乡村教师关爱计划（2024—2028年）》，每年选派支教教师80名。', lead: '县人社局', cooperating: ['县教育局'], targets: [{ text: '每年选派支教教师80名', metric: '选派支教教师', comparator: '=', value: 80, unit: '名', year: null }] },
      { number: '6', text: '兑现《云岭县乡村教师关爱计划（2024—2027年）》规定的生活补助。', lead: '县人力资源社会保障局', cooperating: ['县财政局'] },
      { number: '7', text: '营造尊师重教的良好氛围。' },
    ],
  },
];

export const faultyDraft: Sample = {
  name: 'faulty-draft',
  formats: ['docx', 'txt'],
  title: '云岭县学位供给与教师保障三年行动方案（征求意见稿）',
  about: { zh: '故意留了毛病的征求意见稿，用来看起草检查：目标前后不一、分项合计不符、缺序号、单位名称写错、日期丢字、无牵头单位、附件缺失', en: 'A draft with deliberate faults for the linter: conflicting targets, a sum that does not match, a gap in the numbers, misspelt units, a damaged date, no lead, a missing attachment' },
  docNumber: null,
  issuer: null,
  issueDate: null,
  leadRule: 'stated in the first task: 排在第一位的为牵头单位，下同',
  groups,
  faults: [
    'conflicting target: 学前教育三年毛入园率 96% in the aims, 95% in measure 2',
    'sum: 城区5所 and 乡镇6所 are 11, the total says 12所',
    'numbering: 3 is missing between 2 and 4',
    'damaged date: 20266月底前 (probably 2026年6月底前)',
    'misspelt unit: 县住房城乡建设局局',
    'one unit named in two ways: 县人社局 and 县人力资源社会保障局',
    'a plan cited under two periods: 2024—2028年 and 2024—2027年',
    'measure 7 has no lead, no deadline and no measurable target',
    'attachment 云岭县学位建设项目表 is named and absent',
  ],
  pieces: [
    { kind: 'title', text: '云岭县学位供给与教师保障三年行动方案' },
    { kind: 'note', text: '（征求意见稿）' },
    { kind: 'heading', level: 1, mark: '一、', text: '工作目标' },
    { kind: 'body', text: '到2027年，学前教育三年毛入园率达到96%，学位供给与人口变化基本匹配。' },
    ...prose(groups),
    { kind: 'heading', level: 1, mark: '三、', text: '工作要求' },
    { kind: 'body', text: '各单位要明确责任人和时间表，每季度末向县教育局报送进展。' },
    { kind: 'body', text: '附件：云岭县学位建设项目表' },
  ],
};
