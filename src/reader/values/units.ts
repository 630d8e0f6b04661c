/** Units that a number may bear. A new unit is a word in one of these lines. */
import { WordSet } from './word-set.ts';

export type UnitKind = 'thing' | 'person' | 'money' | 'size' | 'speed' | 'time' | 'term' | 'times' | 'multiple' | 'never';

const WORDS: Readonly<Record<UnitKind, string>> = {
  thing: '所 个 座 栋 幢 间 家 套 台 张 处 辆 门 项 本 册 部 篇 件 支 组 对 条 批次 片 村 县 校 园 班 个班 个学位 学位 个专业 个教学班 教学班 块 把 份 例 宗 只 架 款 期 集 档 亩次 万册 对儿 户 床 个床位 床位 个座位 座 个编制 个名额 个指标 口 盏 面 段 节点 辆次 株 棵 眼 顶 枚 笔 处所 幅 卷 点 站 具',
  person: '名 人 人次 人口 位 生 人/年 员 学生 教师 师 名学生 名教师 对夫妻 户次',
  money: '元 万元 亿元 元/生 元/年 元/月 元/人 元/生·年 元/平方米 万 块钱',
  size: '平方米 平米 米 m² m2 ㎡ 亩 公顷 公里 千米 平方公里 立方米 厘米 毫米 吨 千克 公斤 克 度 千瓦 升 毫升 英寸 寸 斤 公斤 亿斤 千瓦时 兆瓦 立方 头 微克 微克/立方米 微克每立方米 毫克/升 平方米/人 平方米/生 册/生',
  speed: 'M Mbps Mbit/s Mb/s MB G Gbps GB TB T 兆 比特',
  time: '学时 课时 小时 分钟 秒 节 课 个小时 个学时 学分 个课时',
  term: '年 天 日 个月 周 届 学年 学期 个学期 个学年 岁 周岁 个工作日 工作日 个自然日 轮',
  times: '次 场 场次 遍 趟 回 期次 班次 人天',
  multiple: '倍 分 星 A 级',
  never: '月 月份 年级 大 方面 类 种 号 等 代 线 体 流 致 切 定 般 系列 批 路 层 步 样 把 直 心 味 律 旦 度电 向 道 些 股 身 手 行 元化 维 科',
};

const KINDS = new Map<string, UnitKind>();
for (const [kind, words] of Object.entries(WORDS) as [UnitKind, string][]) for (const word of words.split(' ')) if (!KINDS.has(word)) KINDS.set(word, kind);

export const UNITS = new WordSet(KINDS.keys());

export function unitKind(unit: string): UnitKind {
  return KINDS.get(unit) ?? 'never';
}

/** Of units that swallow the thing they count (个学位, 名学生), the part that is the unit. */
export function bareUnit(unit: string): string {
  return /^[个名](?=学位|专业|教学班|床位|座位|编制|名额|指标|学生|教师)/.exec(unit)?.[0] ?? unit;
}

/** With a numeral in characters only these count; 一批, 一系列, 一支 are ways of speaking. */
export const COUNTED_IN_WORDS = new WordSet('所 个 名 位 家 座 间 门 项 人 次 场 年 天 届 倍 小时 学时 课时 个月 个工作日 工作日 亩 公里 平方米 万元 亿元 人次 学期 个学期 学年 册 台 套 节 轮 支 处 条 对'.split(' '));
