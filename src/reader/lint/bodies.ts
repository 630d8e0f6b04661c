/** Names of bodies and their short forms. A new one is a line of data. */

/** Short form → full form, inside a name. Longer short forms first. */
const FULL: readonly (readonly [short: string, full: string])[] = [
  ['委机构编制委员会办公室', '编办'], ['机构编制委员会办公室', '编办'], ['委编办', '编办'], ['编委办', '编办'], ['编制办', '编办'],
  ['发展和改革', '发展改革'], ['发改', '发展改革'],
  ['人力资源和社会保障', '人力资源社会保障'], ['人社', '人力资源社会保障'],
  ['住房和城乡建设', '住房城乡建设'], ['住建', '住房城乡建设'],
  ['工业和信息化', '工业信息化'], ['工信', '工业信息化'], ['经济和信息化', '经济信息化'], ['经信', '经济信息化'],
  ['卫生和计划生育', '卫生计生'], ['卫计', '卫生计生'], ['卫健', '卫生健康'],
  ['自然资源和规划', '自然资源规划'], ['市场监督管理', '市场监管'], ['文化和旅游', '文化旅游'], ['文旅', '文化旅游'],
  ['民族宗教事务', '民族宗教'], ['民宗', '民族宗教'], ['国有资产监督管理', '国资'],
  ['残疾人联合会', '残联'], ['妇女联合会', '妇联'], ['科学技术协会', '科协'], ['工商业联合会', '工商联'],
  ['科学技术', '科技'], ['农业和农村', '农业农村'], ['退役军人事务', '退役军人'], ['应急管理', '应急'],
  ['医疗保障', '医保'], ['行政审批服务', '行政审批'], ['扶贫开发领导小组办公室', '扶贫办'], ['扶贫工作办公室', '扶贫办'],
  ['委员会', '委'], ['人民政府', '政府'],
];

/** The body behind a name; equal for two names of one body at one level. */
export function bodyOf(name: string): string {
  let body = name.replace(/[\s（）()]/g, '');
  for (const [short, full] of FULL) body = body.replace(short, full);
  return body;
}

/** 各市（州）人民政府, 各市、州政府 and 各市州政府 are one collective; null for a single unit. */
export function collectiveOf(name: string): string | null {
  if (!/^(?:各|全[省市县区])/.test(name)) return null;
  return name.replace(/[\s（）()〔〕、和及与]/g, '').replace('人民政府', '政府').replace('办事处', '').replace('镇乡', '乡镇');
}

const CORES = new Set(('教育 体育 财政 民政 审计 统计 公安 司法 科技 工信 人社 住建 水务 水利 农业 林业 文旅 文广 文体 卫健 卫生 卫计 民宗 经信 商务 交通 环保 国土 规划 税务 信访 档案 农机 气象 应急 发改 发展 教科 教体 科教 城管 国资 金融 机关 外事 侨务 台办 网信 编办 国税 地税 工商 质监 药监 食药 安监 人防 物价 粮食 海洋 渔业 畜牧 旅游 文化 建设 房管 园林 环卫 电力 供电 消防 交警 残联 妇联 科协 文联 工会 党校 组织 宣传 统战 政法 医保 林草 农牧 畜牧 扶贫 乡村 移民 民族 宗教').split(' '));

/** Its core is a body that exists, so one character of difference makes another unit. */
export function isKnownBody(name: string): boolean {
  const core = name.replace(/^(?:省|市|县|区|州|旗|盟|镇|乡|自治区|自治州)/, '').replace(/(?:厅|局|委|办|部|处|中心|学校|小学|中学|大学|学院|街道|镇|乡|县|市|区|州|政府)$/, '');
  return CORES.has(core) || /(?:大学|学院|学校|小学|中学|幼儿园|[镇乡县市区州旗村]|街道|街道办事处|政府)$/.test(name);
}
