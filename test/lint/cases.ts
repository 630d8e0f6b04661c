/**
 * Each rule by what it must find and by a near miss at which it must stay silent.
 * `finds` are words that the finding points at, in order; none: silent. `says` must stand in the message.
 */
import { plan, UNITS, type Mode } from './linted.ts';

export interface Case {
  readonly name: string;
  readonly code: string;
  readonly text: string;
  readonly mode?: Mode;
  readonly finds: readonly (readonly string[])[];
  readonly says?: string;
}

const measure = (words: string): string => `${words}${UNITS}`;

/** A flattened ledger: one cell a line, each begun by a tab. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => `青禾县重点工作台账\n\n${[head, ...rows].map((row) => row.map((cell) => `\t${cell}\n`).join('')).join('\n')}`;
const LEDGER = ['序号', '任务目标', '具体举措', '完成时限', '责任部门'];

export const CASES: readonly Case[] = [
  // one measure, two values
  { name: 'a rate in the aim and in a measure', code: 'conflicting-target', finds: [['学前教育三年毛入园率达到96%', '学前三年毛入园率达到95%']],
    text: plan([measure('普及学前教育。到2027年，学前三年毛入园率达到95%。'), measure('办好特殊教育。')], { aim: '到2027年，学前教育三年毛入园率达到96%。' }) },
  { name: 'a count in the aim and in its one measure', code: 'conflicting-target', finds: [['三年新建公办幼儿园16所', '全县规划新建公办幼儿园15所']],
    text: plan([measure('扩大资源。全县规划新建公办幼儿园15所。'), measure('办好特殊教育。')], { aim: '三年新建公办幼儿园16所。' }) },
  { name: 'two years of one rate', code: 'conflicting-target', finds: [],
    text: plan([measure('普及学前教育。到2027年，学前三年毛入园率达到95%。'), measure('办好特殊教育。')], { aim: '到2030年，学前教育三年毛入园率达到98%。' }) },
  { name: 'two places of one rate', code: 'conflicting-target', finds: [],
    text: plan([measure('普及学前教育。到2027年，农村学前三年毛入园率达到90%。'), measure('办好特殊教育。')], { aim: '到2027年，学前教育三年毛入园率达到96%。' }) },
  { name: 'the parts of a count stand in several measures', code: 'conflicting-target', finds: [],
    text: plan([measure('建设东片。新建公办幼儿园9所。'), measure('建设西片。新建公办幼儿园7所。')], { aim: '三年新建公办幼儿园16所。' }) },
  { name: 'at least and exactly can both hold', code: 'conflicting-target', finds: [],
    text: plan([measure('扩大资源。新建公办幼儿园16所。'), measure('办好特殊教育。')], { aim: '三年新建公办幼儿园不少于12所。' }) },

  { name: 'parts of a share', code: 'conflicting-target', finds: [],
    text: plan([measure('到2027年，公办幼儿园在园幼儿占比达到55%，其中城区达到50%、农村达到60%。')]) },
  { name: 'a count for some towns', code: 'conflicting-target', finds: [],
    text: plan([measure('在人口大镇新建公办幼儿园4所。')], { aim: '三年新建公办幼儿园16所。' }) },

  // totals
  { name: 'parts in 其中', code: 'sum-mismatch', finds: [['12所，其中城区5所、乡镇6所']], says: '相差1所',
    text: plan([measure('新增公办幼儿园12所，其中城区5所、乡镇6所。')]) },
  { name: 'parts behind 共', code: 'sum-mismatch', finds: [['38所，其中新建16所、改扩建20所']], says: '36所',
    text: plan([measure('共建设学校38所，其中新建16所、改扩建20所。')]) },
  { name: 'parts in brackets', code: 'sum-mismatch', finds: [['180所（其中小学120所、初中45所']],
    text: plan([measure('新建中小学180所（其中小学120所、初中45所）。')]) },
  { name: 'parts that make the whole', code: 'sum-mismatch', finds: [],
    text: plan([measure('共建设学校36所，其中新建16所、改扩建20所。')]) },
  { name: 'parts that only pick some', code: 'sum-mismatch', finds: [],
    text: plan([measure('培训教师3000人，其中骨干教师200人、校长100人。')]) },
  { name: 'another unit', code: 'sum-mismatch', finds: [],
    text: plan([measure('新建学校16所，其中小学10所、初中6所，投入资金3000万元。')]) },
  { name: 'about so many', code: 'sum-mismatch', finds: [],
    text: plan([measure('新增学位约1200个，其中小学500个、初中600个。')]) },

  // values that cannot be
  { name: 'a share over the whole', code: 'impossible-value', finds: [['义务教育巩固率达到196%']],
    text: plan([measure('控辍保学。义务教育巩固率达到196%。')]) },
  { name: 'a gross rate may pass 100', code: 'impossible-value', finds: [],
    text: plan([measure('普及小学。小学毛入学率达到103%。')]) },
  { name: 'a day that no month has', code: 'impossible-date', finds: [['2027年2月30日']], text: plan([measure('于2027年2月30日前完成排查。')]) },
  { name: 'the last day of a leap year’s February', code: 'impossible-date', finds: [], text: plan([measure('于2028年2月29日前完成排查。')]) },
  { name: 'a period that ends before it begins', code: 'reversed-period', finds: [['2027—2025年']], text: plan([measure('按照2027—2025年工作安排推进。')]) },
  { name: 'a period in order', code: 'reversed-period', finds: [], text: plan([measure('按照2025—2027年工作安排推进。')]) },

  { name: 'a range from more to less', code: 'reversed-range', finds: [['50—45']], text: plan([measure('班额控制在50—45人。')]) },
  { name: 'a range from less to more', code: 'reversed-range', finds: [], text: plan([measure('班额控制在45—50人，电话6688-12，2027—15人。')]) },

  // deadlines and the paper
  { name: 'a deadline after the years of the title', code: 'deadline-outside-period', finds: [['于2028年底前']],
    text: plan([measure('于2028年底前建成学校3所。')], { title: '青禾县教育提升行动方案（2025—2027年）' }) },
  { name: 'a deadline in the last year of the title', code: 'deadline-outside-period', finds: [],
    text: plan([measure('于2027年底前建成学校3所。')], { title: '青禾县教育提升行动方案（2025—2027年）' }) },
  { name: 'a deadline before the signature', code: 'deadline-before-issue', finds: [['于2024年6月底前']],
    text: plan([measure('于2024年6月底前完成排查。')], { tail: '\n青禾县人民政府办公室\n2025年3月5日\n' }) },
  { name: 'a deadline in the month of the signature', code: 'deadline-before-issue', finds: [],
    text: plan([measure('于2025年3月底前完成排查。')], { tail: '\n青禾县人民政府办公室\n2025年3月5日\n' }) },

  // plans that are cited
  { name: 'one plan under two periods', code: 'plan-two-periods', finds: [['《青禾县特殊教育提升计划（2024—2026年）》', '《青禾县第三期特殊教育提升计划（2024—2027年）》']],
    text: plan([measure('落实《青禾县特殊教育提升计划（2024—2026年）》。'), measure('按照《青禾县第三期特殊教育提升计划（2024—2027年）》推进融合教育。')]) },
  { name: 'two editions one after the other', code: 'plan-two-periods', finds: [],
    text: plan([measure('总结《青禾县特殊教育提升计划（2021—2023年）》。'), measure('落实《青禾县特殊教育提升计划（2024—2026年）》。')]) },
  { name: 'a superior’s plan of the same name', code: 'plan-two-periods', finds: [],
    text: plan([measure('落实《澜川省特殊教育提升计划（2023—2025年）》和《青禾县特殊教育提升计划（2024—2026年）》。')]) },
  { name: 'a name with one character less', code: 'plan-two-spellings', finds: [['《青禾县乡村教师支持计划实施办法》', '《青禾县乡村教师支持计划施办法》']],
    text: plan([measure('落实《青禾县乡村教师支持计划实施办法》。'), measure('修订《青禾县乡村教师支持计划施办法》。')]) },
  { name: 'two kinds of paper', code: 'plan-two-spellings', finds: [],
    text: plan([measure('落实《青禾县普惠性民办园认定办法》。'), measure('修订《青禾县普惠性民办园扶持办法》。')]) },

  // units
  { name: 'a doubled end', code: 'unit-misspelt', finds: [['县住房城乡建设局局']], says: '县住房城乡建设局', text: plan(['移交配套学校。（责任单位：县住房城乡建设局局、县教育局，列第一位的为牵头单位）']) },
  { name: 'one character off a frequent name', code: 'unit-misspelt', finds: [['县人力资原社会保障局', '县人力资源社会保障局', '县人力资源社会保障局', '县人力资源社会保障局']],
    text: plan(['培训教师。（责任单位：县教育局、县人力资原社会保障局）', ...['招聘教师。', '评聘职称。', '落实待遇。'].map((words) => `${words}（责任单位：县教育局、县人力资源社会保障局）`)]) },
  { name: 'a body of its own that differs by one character', code: 'unit-misspelt', finds: [],
    text: plan(['普查经费。（责任单位：县统计局、县教育局）', ...['审计经费。', '核定编制。', '落实待遇。'].map((words) => `${words}（责任单位：县审计局、县教育局）`)]) },
  { name: 'short and full', code: 'unit-two-names', finds: [['县人社局', '县人力资源社会保障局']],
    text: plan(['招聘教师。（责任单位：县教育局、县人社局）', '评聘职称。（责任单位：县教育局、县人力资源社会保障局）']) },
  { name: 'two levels of one trade', code: 'unit-two-names', finds: [],
    text: plan(['招聘教师。（责任单位：市教育局、市人社局）', '评聘职称。（责任单位：市教育局、省人力资源社会保障厅）']) },
  { name: 'a collective with and without brackets', code: 'collective-two-spellings', finds: [['各乡镇人民政府', '各乡（镇）政府']],
    text: plan(['控辍保学。（责任单位：县教育局、各乡镇人民政府）', '校车管理。（责任单位：县教育局、各乡（镇）政府）']) },

  { name: 'a row copied and not changed', code: 'task-repeated', finds: [['排查全县学校校舍安全隐患', '排查全县学校校舍安全隐患']], text: plan([measure('排查全县学校校舍安全隐患。'), measure('办好特殊教育。'), measure('排查全县学校校舍安全隐患。')]) },
  { name: 'the same words for two units', code: 'task-repeated', finds: [], text: plan(['完成年度校舍安全隐患排查。（责任单位：东片学校）', '完成年度校舍安全隐患排查。（责任单位：西片学校）']) },

  // lost and damaged characters
  { name: 'a month glued to its year', code: 'damaged-date', finds: [['20265月']], says: '2026年5月', text: plan([measure('于20265月底前完成。')]) },
  { name: 'three dates damaged alike', code: 'damaged-date', finds: [['20265月', '20269月', '202612月']], says: '有3处日期缺字', text: plan([measure('于20265月底前完成。'), measure('于20269月底前、202612月底前分别完成。')]) },
  { name: 'two digits of month', code: 'damaged-date', finds: [['202611月']], says: '2026年11月', text: plan([measure('于202611月底前完成。')]) },
  { name: 'a day with no signs at all', code: 'damaged-date', finds: [['20261220日']], says: '2026年12月20日', text: `${plan([measure('排查。')])}\n青禾县教育局办公室　　20261220日印发\n` },
  { name: 'a day that can be read in two ways', code: 'damaged-date', finds: [['2026111日']], says: '2026年1月11日”或“2026年11月1日', text: `${plan([measure('排查。')])}\n青禾县教育局办公室　　2026111日印发\n` },
  { name: 'a bare day under the signature', code: 'damaged-date', finds: [['202699']], says: '2026年9月9日', text: `${plan([measure('排查。')])}\n青禾县教育局\n202699\n` },
  { name: 'a date as it should be', code: 'damaged-date', finds: [], text: `${plan([measure('于2026年5月底前完成，拨款202611元。')])}\n青禾县教育局\n2026年9月9日\n` },
  { name: 'a year and a month on lines of their own', code: 'damaged-date', finds: [], text: `${plan([measure('排查。')])}\n实施年度\n2026\n5月\n` },
  { name: 'a document number without its closing bracket', code: 'damaged-number', finds: [['青禾政办发〔20267号']], says: '青禾政办发〔2026〕7号', text: `青禾政办发〔20267号\n\n${plan([measure('排查。')])}` },
  { name: 'a document number as it should be', code: 'damaged-number', finds: [], text: `青禾政办发〔2026〕7号\n\n${plan([measure('落实〔2026〕2号文件精神。')])}` },
  { name: 'U+FFFD', code: 'lost-character', finds: [['\uFFFD']], text: plan([measure('建立台\uFFFD并公布。')]) },
  { name: 'UTF-8 that was read as GBK', code: 'garbled-text', finds: [['锟斤拷锟斤拷']], text: plan([measure('锟斤拷锟斤拷工作。')]) },
  { name: 'a question mark in place of a character', code: 'stray-question-mark', finds: [['?']], text: plan([measure('建立?账并公布。')]) },
  { name: 'a question that is asked', code: 'stray-question-mark', finds: [], text: plan([measure('围绕“培养什么人?怎样培养人”开展讨论。')]) },
  { name: 'letters that a scan set for digits', code: 'letter-in-number', finds: [['2O26', '1OO']], says: '有2处', text: plan([measure('到2O26年，培训率达到1OO%。')]) },
  { name: 'wide letters, a sign in front, a space behind', code: 'letter-in-number', finds: [['１ＯＯ', '2O', 'l2']], says: '有3处', text: plan([measure('培训率达到１ＯＯ％，建设A2O 个，l2月底前完成。')]) },
  { name: 'letters that are letters', code: 'letter-in-number', finds: [], text: plan([measure('建设5G基站，推广VR教室3间，PM2.5浓度下降。')]) },
  { name: 'a word that is surely wrong, twice', code: 'likely-typo', finds: [['台帐', '台帐']], says: '台账”，共2处', text: plan([measure('建立台帐。'), measure('每月更新台帐。')]) },
  { name: 'a character that looks like the right one', code: 'likely-typo', finds: [['教肓']], says: '教育', text: plan([measure('发展教肓事业。')]) },
  { name: 'a character left out of a word', code: 'likely-typo', finds: [['协调制']], says: '协调机制', text: plan([measure('建立部门协调制，经协调制定办法。')]) },
  { name: 'the wrong word inside right ones', code: 'likely-typo', finds: [], text: plan([measure('构建全省统一平台，新建全日制学校，校园满意度提高，克己经营。')]) },
  { name: '截止 with a date, and as a verb', code: 'likely-typo', finds: [['截止']], text: plan([measure('截止2026年5月，报名已截止。')]) },
  { name: 'two commas', code: 'doubled-punctuation', finds: [['，，', '、。']], text: plan([measure('排查校舍，，建立台账、。')]) },
  { name: 'dots of omission', code: 'doubled-punctuation', finds: [], text: plan([measure('排查校舍……，建立台账。')]) },
  { name: 'a bracket that never closes', code: 'unbalanced-mark', finds: [['（此件公开发布']], text: `${plan([measure('排查。')])}\n（此件公开发布\n` },
  { name: 'a title that never closes', code: 'unbalanced-mark', finds: [['《青禾县控辍保学办法，建立台账。（责任单位：县教育局、县财政局，列第一位的为牵头']], text: plan([measure('落实《青禾县控辍保学办法，建立台账。')]) },
  { name: 'a bracket that never opens', code: 'unbalanced-mark', finds: [['制定办法。责任单位：县教育局、县财政局）']], text: plan(['制定办法。责任单位：县教育局、县财政局）']) },
  { name: 'points numbered 1) and a)', code: 'unbalanced-mark', finds: [], text: plan([measure('做好以下工作：')], { tail: '1）排查校舍\n2）建立台账\na)公布结果\n' }) },
  { name: 'a bracket over a line end', code: 'unbalanced-mark', finds: [], text: plan(['完善制度（包括财务、采购、\n陪餐等）。']) },
  { name: 'a paragraph cut in a word', code: 'cut-paragraph', finds: [['学校思想政治\n\n工作会议精神']],
    text: plan([measure('加强思想工作。全面贯彻落实全省学校教育工作部署和学校思想政治\n\n工作会议精神，健全工作机制。')]) },

  // numbering
  { name: 'a number left out', code: 'numbering-gap', finds: [['4.']], says: '缺3', text: plan(['1.甲事。', '2.乙事。', '4.丙事。']) },
  { name: 'two numbers left out', code: 'numbering-gap', finds: [['5.']], says: '缺3至4', text: plan(['1.甲事。', '2.乙事。', '5.丙事。']) },
  { name: 'numbers that run through the headings', code: 'numbering-gap', finds: [], text: '方案\n\n一、校舍\n\n1.甲事。\n2.乙事。\n\n二、教师\n\n3.丙事。\n4.丁事。\n' },
  { name: 'numbers that start again', code: 'numbering-gap', finds: [], text: '方案\n\n一、校舍\n\n1.甲事。\n2.乙事。\n\n二、教师\n\n1.丙事。\n2.丁事。\n' },
  { name: 'an extract that begins in the middle', code: 'numbering-gap', finds: [], text: '工作报告（节选）\n\n九、教育\n\n31.甲事。\n32.乙事。\n' },
  { name: 'a number that stands twice', code: 'numbering-repeat', finds: [['2.']], text: plan(['1.甲事。', '2.乙事。', '2.丙事。']) },
  { name: 'a list of attachments', code: 'numbering-gap', finds: [], text: `${plan(['1.甲事。', '2.乙事。'])}\n附件：1.甲表\n　　　2.乙表\n` },
  { name: 'a number glued to the sentence before', code: 'glued-number', finds: [['3.']], text: plan(['1.甲事办好。', '2.建立全县统一的学校安全管理台账，做到底数清楚、责任明确、措施到位。3.推动学校安全。']) },
  { name: 'a decimal behind a full stop', code: 'glued-number', finds: [], text: plan(['1.甲事办好。', '2.建立全县统一的学校安全管理台账，做到底数清楚、责任明确。3.5万人参加。']) },

  // attachments
  { name: 'an attachment that is not there', code: 'attachment-absent', finds: [['青禾县学位建设项目表']], text: `${plan([measure('排查。')])}\n附件：青禾县学位建设项目表\n` },
  { name: 'an attachment that follows', code: 'attachment-absent', finds: [], text: `${plan([measure('排查。')])}\n附件：青禾县学位建设项目表\n\n附件\n\n青禾县学位建设项目表\n\n1.东片小学。\n` },

  { name: 'a word about an attachment, and none', code: 'attachment-absent', finds: [['见附件1']], text: plan([measure('按名额选派教师（名额见附件1）。')]) },
  { name: 'a word about an attachment that follows', code: 'attachment-absent', finds: [], text: `${plan([measure('按名额选派教师（名额见附件1）。')])}\n附件1\n\n选派教师名额表\n\n1.东片10名。\n` },

  // what each measure should have
  { name: 'no unit anywhere', code: 'lead-missing', finds: [['排查校舍隐患', '建立台账并公布']], says: '全文2项', text: plan(['排查校舍隐患。', '建立台账并公布。']) },
  { name: 'no unit for one of three', code: 'lead-missing', finds: [['营造尊师重教的氛围']], says: '第3项', text: plan([measure('排查校舍隐患。'), measure('建立台账并公布。'), '营造尊师重教的氛围。']) },
  { name: 'a unit for each', code: 'lead-missing', finds: [], text: plan([measure('排查校舍隐患。'), measure('建立台账并公布。')]) },
  { name: 'no time for one of two', code: 'deadline-missing', finds: [['建立台账并公布']], says: '第2项', text: plan([measure('于2026年5月底前排查校舍隐患。'), measure('建立台账并公布。')]) },
  { name: 'a recurrence is a time', code: 'deadline-missing', finds: [], text: plan([measure('于2026年5月底前排查校舍隐患。'), measure('每年公布台账。')]) },
  { name: 'nothing to measure by', code: 'target-missing', finds: [['营造尊师重教的氛围']], says: '第2项', text: plan([measure('新建小学3所。'), measure('营造尊师重教的氛围。')]) },
  { name: 'what is not counted, and why', code: 'target-missing', finds: [['营造尊师重教的氛围']], says: '另有1项以出台文件为成果、2项的要求不带数字但可核对，不计在内',
    text: plan([measure('新建小学3所。'), measure('营造尊师重教的氛围。'), measure('制定校车管理办法。'), measure('教师平均工资不低于当地公务员平均工资水平。'), measure('适龄残疾儿童全部入学。')]) },
  { name: 'a closing section that names who does what', code: 'section-not-listed', finds: [['三、保障措施', '四、组织实施']], text: plan([measure('新建小学3所。')], { tail: '\n三、保障措施\n\n加强领导。县教育局要牵头建立联席会议制度。\n\n四、组织实施\n\n每年开展检查。\n' }) },
  { name: 'a closing section of general words', code: 'section-not-listed', finds: [], text: plan([measure('新建小学3所。')], { tail: '\n三、保障措施\n\n加强领导，营造氛围。\n' }) },
  { name: 'a closing section whose points are measures', code: 'section-not-listed', finds: [], text: plan([measure('新建小学3所。')], { tail: `\n三、保障措施\n\n2.${measure('县教育局要牵头建立联席会议制度。')}\n` }) },
  { name: 'a paper to be issued is its own measure', code: 'target-missing', finds: [], text: plan([measure('新建小学3所。'), measure('制定校车管理办法。')]) },

  // tables
  { name: 'a goal before its measures', code: 'early-goal', finds: [['到2026年，校舍全部达标。', '2028年12月', '2028年6月']],
    text: table(LEDGER, [['1', '到2026年，校舍全部达标。', '改造老旧校舍。', '2028年12月', '县教育局'], ['2', '', '更新课桌椅。', '2028年6月', '县教育局'], ['3', '到2027年，教师全部轮训。', '组织教师培训。', '2027年12月', '县教育局']]) },
  { name: 'a goal in the year of its measures', code: 'early-goal', finds: [],
    text: table(LEDGER, [['1', '到2028年，校舍全部达标。', '改造老旧校舍。', '2028年12月', '县教育局'], ['2', '到2027年，教师全部轮训。', '组织教师培训。', '2027年6月', '县教育局']]) },
  { name: 'a row number left out', code: 'numbering-gap', finds: [['4']],
    text: table(LEDGER.filter((label) => label !== '任务目标'), [['1', '改造老旧校舍。', '2028年12月', '县教育局'], ['2', '更新课桌椅。', '2028年6月', '县教育局'], ['4', '组织教师培训。', '2027年12月', '县教育局']]) },
  { name: 'rows in order', code: 'numbering-gap', finds: [],
    text: table(LEDGER.filter((label) => label !== '任务目标'), [['1', '改造老旧校舍。', '2028年12月', '县教育局'], ['2', '更新课桌椅。', '2028年6月', '县教育局'], ['3', '组织教师培训。', '2027年12月', '县教育局']]) },

  // inferences
  { name: 'a head taken from before', code: 'elided-head', finds: [['小学4所']], text: plan([measure('新建公办幼儿园16所、小学4所。')]) },
  { name: 'each with a head of its own', code: 'elided-head', finds: [], text: plan([measure('新建公办幼儿园16所，新建小学4所。')]) },
  { name: 'nobody says who leads', code: 'lead-by-convention', finds: [['县教育局', '县体育局']], text: plan(['排查校舍隐患。（县教育局、县财政局）', '举办运动会。（县体育局、县教育局）']) },
  { name: 'it is said who leads', code: 'lead-by-convention', finds: [], text: plan([measure('排查校舍隐患。'), '举办运动会。（县体育局、县教育局）']) },
  { name: 'a received paper without years', code: 'target-year-missing', finds: [], text: plan([measure('新建小学3所。')]) },
  { name: 'a draft without years', code: 'target-year-missing', mode: 'draft', finds: [['新建小学3所']], text: plan([measure('新建小学3所。')]) },
];
