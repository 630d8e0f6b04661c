/** The words that tell a target from any other number. A new word is a word in one of these lines. */
import type { Comparator } from '../model.ts';
import { WordSet } from './word-set.ts';

const split = (words: string): string[] => words.split(/\s+/).filter(Boolean);

/** Words right before a number, and what they make of it. `predicate`: they need a subject that is measured. */
interface Comparing { readonly comparator: Comparator; readonly predicate: boolean }
const COMPARING: readonly (readonly [comparator: Comparator, predicate: boolean, words: string])[] = [
  ['>=', true, '达 达到 达至 达成 提高到 提高至 提升到 提升至 提升为 增加到 增加至 增长到 增长至 增至 升至 上升到 上升至 扩大到 扩大至 扩充到 扩充至 发展到 发展至 保持在 稳定在 巩固在 维持在 稳定到 保持 巩固到 提至 提到 突破到 推进到 上调到 上调至 增到'],
  ['>=', true, '不低于 不少于 不得低于 不得少于 不能低于 不能少于 不应低于 不应少于 应不低于 应不少于 不小于 不短于 不得小于 不得短于 高于或等于 大于等于 大于或等于 ≥ 至少达到 至少达'],
  ['<=', true, '不超过 不得超过 不能超过 不应超过 不超出 不高于 不得高于 不能高于 不大于 不多于 不得多于 不得大于 控制在 控制到 压缩到 压缩至 降低到 降低至 降到 降至 下降到 下降至 减少到 减少至 减至 限制在 严控在 压减到 压减至 压降到 压降至 小于等于 小于或等于 ≤ 缩小到 缩小至 最多不超过 不突破'],
  ['>', true, '超过 高于 突破 大于 多于 超出 超 ＞ >'],
  ['<', true, '低于 少于 小于 不足 不满 不到 ＜ <'],
  ['>=', false, '至少 最少 不下'],
  ['<=', false, '至多 最多'],
  ['~', false, '约 大约 近 将近 接近 大概 约为 约占 达到约 达约'],
  ['>=', true, '到 至'],
  ['=', true, '整合到 整合至 调整到 调整至 撤并到 撤并至 优化到 优化至'],
  ['=', false, '分别占比 分别占 分别为 分别是 为 占 是 占到 有 共 计 共计 合计 总计 均为 即 各 在 按 于 : 为约'],
];
const COMPARE = new Map<string, Comparing>();
for (const [comparator, predicate, words] of COMPARING) for (const word of split(words)) if (!COMPARE.has(word)) COMPARE.set(word, { comparator, predicate });

export const COMPARATORS = new WordSet(COMPARE.keys());
export const comparing = (word: string): Comparing => COMPARE.get(word) as Comparing;

/** 提高3个百分点: how much it changes. */
export const CHANGE_UP = new WordSet(split('提高 提升 增加 增长 上升 扩大 增幅达 新增 提高约 年均增长 增幅 递增 增'));
export const CHANGE_DOWN = new WordSet(split('降低 下降 减少 压减 缩小 压缩 下调 减'));

/** Adverbs and helpers between subject, comparison and number; they carry no measure. */
export const ADVERBS = new WordSet(split('均 都 全部 分别 基本 总体 原则上 力争 争取 确保 努力 应 应当 要 需 须 必须 可 也 再 再次 逐步 稳步 平均 一般 普遍 累计 总共 每年 年均 全年 合计 全省 全市 全县 全区 ( “ " 的 了 并 将 预计 拟 不断 力求 保证 严格 已 就 到 又 另 其中 还 同步 每学年 每学期 则 原则 一律 最终 稳定 进一步 持续 予 予以 至少 每周 每天 每日 每月 每次 每学期 两个 三个 四个 五个'));

/** A clause that begins with one of these goes on after it. */
export const OPENERS = new WordSet(split('力争 争取 确保 保证 努力 使得 实现 推动 保持 其中 同时 并且 并 将 把 要 进一步 逐步 全面 基本实现 基本消除 基本普及 基本建成 全面实现 全面消除 继续 不断 切实 着力 稳步 大力 积极 加快 且 以及 及 和 与 或 另外 此外 再 还 也 使 提高 提升 降低 控制 引导 鼓励 动员 扎实 深入 严格 原则上 必须 拟 预计 即 包括 例如 让 力求 促进 推进 完成 落实 坚持 有序 最终 同步 逐年 总计 均 都 至少 、 , : “ ” " ) ( 到 从 由 实施 执行')); 

/** Where a measure holds. */
export const SCOPES = new WordSet(split('全省 全市 全县 全区 全州 全盟 全旗 全国 全校 全镇 全乡 我省 我市 我县 我区 我州 全自治区 全自治州 全地区 各地 各省 各市 各县 各区 各县区 各县市 各县市区 各市县 各市州 各州 各镇 各乡镇 各校 各学校 全域 市域 县域内 县域 省域 全兵团 市直 城区 农村 城镇 城乡 民族地区 农村牧区 农牧区 贫困地区 贫困县 山区 本省 本市 本县 本区'));

/** Verbs that put a counted thing into the world, bring people in, or finish so many of them. */
const STRONG = '配送 核增 收录 引入 清退 关闭 停办 停招 排查 抽查 走访 举行 承办 申办 新创 新、改扩建 新、改建 新、扩建 兴办 新建 改建 扩建 改扩建 新改扩建 新建改扩建 新改建 新(改、扩)建 新、改、扩建 新(改扩)建 迁建 重建 续建 建成 建设 建好 建立 建 办好 办成 创建 创成 创设 创办 举办 设立 增设 开设 新设 新增设 培育 培养 定向培养 培训 轮训 认定 评定 遴选 选拔 选派 选聘 选树 推选 评选 选出 招聘 招录 招募 招收 公开招聘 引进 引育 聘请 聘任 补充 新增 增加 增配 配备 配置 配齐 配足 购置 购买 采购 打造 组建 成立 派遣 派出 派驻 选送 下达 投入 筹措 筹集 争取 资助 奖励 表彰 扶持 帮扶 扶助 消除 撤并 整合 改造 维修 加固 升级 改善 立项 申报 申报认定 孵化 建有 安置 惠及 转化 转移 交流 轮岗 交流轮岗 结对 招生 扩招 命名 挂牌 授予 晋升 关停 清理 取缔 淘汰 整治 化解 吸纳 输送 储备 投放 开发 制作 征集 推出 推广 推荐 培植 增招 增聘 调配 调剂 统筹调剂 回收 收回 新招聘 新招 充实 特设 增建 补建 配建 翻建 修建 兴建 修缮 建造 拆除 拆建 置换 回购 回收 移交 接收 公办转 转为 转公 评估 督导评估 验收 通过 创评 评 创 支持建设 遴选建设 立项建设 认定公布 开工 竣工 招 聘 设置 重点建设 规划建设 规划新建 计划新建 培塑 选配 储备培养 发放 减免 奖补 补助 补贴 安装 铺设 开通 编写 编印 签订 评出 出版 劝返 救助 慰问 研发 研制 发展 吸收 吸引 签约 竣工 创评 轮换 更新 更换 装备 新配 补配 添置 汇聚 汇集 合并 征地 征用 开工 完工 预留 添建 添置 新添 增添 动工 投用 盘活 印发 印制 裁撤 分流 压缩 整理 迁移 上线 拨付 建档 编制印发 新认定 遴选认定 新聘 新聘任 选树培育 新遴选 改造提升 提升改造 维修改造 改造升级 提质改造 办理 招引 引培 放映 播放 补拨 共建 划分 重新划分 划定 送戏 演出 展演 讲授 聘用 完成改造 完成建设 完成扩招 完成培训 完成招聘 巡察 受益';
/** Verbs that may as well govern a name: they need a number in figures and a thing that can be counted. */
const WEAK = '完成 实现 落实 安排 提供 覆盖 服务 支持 实施 推进 组织 开展 启动 解决 形成 推动 扩大 拓展 稳定 保障 满足 供应 接受 参与 参加 接纳 扶贫 扩充 扩增 取得 获得 获 保留 撤销 确定 选取 选定 选择 纳入 改革 抓好 做好 办 评审 增 有';
export const STRONG_VERBS = new WordSet(split(STRONG));
export const COUNT_VERBS = new WordSet([...split(STRONG), ...split(WEAK)]);

/** Verbs that say what a share or a number of subjects comes to: 80%以上专任教师｜拥有｜网络空间. */
export const SUBJECT_VERBS = new WordSet(split('实现 达到 达 拥有 具有 具备 完成 建成 开展 取得 获得 获评 通过 进入 接受 参加 参与 享有 享受 配备 配齐 接入 成为 入选 能够 纳入 列入 覆盖 掌握 建立 符合 设立 开设 设有 创建 创成 建有 入围 跻身 位居 提供 办成 建好 配有 形成 应用 使用 入读 升入 就读 就近 交流 轮岗 流动 培训 学习 实行 推行 晋升 提升 转型 转为 率先 组建 加入 引入 得到 满足 至少 开齐 开足 消除 改造 建设 落实 用于 表示 分配'));

/** Names of measures end so; the parts of 「A、B、C均达到」 do. */
export const MEASURE_END = new WordSet(split('率 比例 比 占比 比重 覆盖面 面积 人数 数 数量 总数 总量 规模 额 总额 量 度 水平 年限 时间 时长 标准 经费 补助 补贴 收入 投入 系数 学位 指数 得分 成绩 班额 容量 带宽 数值 程度 支出 资金 指标 均值 值 人均 差距 差异 涨幅 增幅 降幅 增速 名额 计划 学时 课时 册数 周期 距离 半径 长度 费用 工资 津贴 定额 占地 幅度 份额 目标 满意度 参与度 知晓度 达标 校额'));

/** What exists already or did so once is no target. */
export const PAST = new WordSet(split('已 现有 目前 原有 去年 上年 上一年 以来 已经 先后 当时 曾 截至 截止 现已 迄今 历史 全年共完成 现状 基期 同期 过去 十二五'));

/** Right before a counted thing: it is named, not asked for. */
export const NAMING = new WordSet(split('为 对 在 从 由 向 按 按照 依托 利用 围绕 针对 根据 依据 以 与 和 等 含 现有 所有 全部 其他 其余 每 每个 这 该 上述 同 除 的 是 涉及 分 包括 如 原 原有 已 已有 共'));

/** 按…标准, 以…为准: numbers that rule. */
export const RULING_BEFORE = new WordSet(split('按 按照 依照 参照 每生每年 每生每学期 每生每月 每人每年 每人每月 每生 每人 生均 每班 每校 每所 每名 每天 每周 每日 每户 每学期 每月 每季度 每半年 人均 满 任教 任职 从教 服务 连续 年龄 期限 聘期 任期 学制 工龄 工作'));

/** Verbs that cannot stand inside the name of a thing: the noun ends before them. */
export const NOUN_STOPS = new WordSet(split('到 赴 进行 参加 用于 列入 纳入 作为 从事 参与 建设完成 开展 达到 达 实现 完成 拥有 进入 通过 取得 获得 成为 左右 并 以上 每年 力争 确保 给予 充实 任教 任职 就读 提供 接受 创建 约 不少于 不低于 至少 毕业后 入学 覆盖 占 按 在 对 由 使 让 以满足 以 形成 带动 推动 解决 面向 帮扶 组团 支教 深入 前往 下乡 跟岗 挂职 入驻 分别 需 应 须 要'));

/** Words in which a stop word is only a syllable. */
export const COMPOUNDS = new WordSet(split('获得者 达标 在线 在园 在校 在职 在编 在岗 应用 应急 应届 对口 对外 使用 急需 特需 刚需 重要 主要 必要 需要 节约 合并 专任教 任教师 必须 应该 以上 给予 使命 按摩 占地 需求 要素 在籍 应对 相对 绝对 面对 约定 预约 自由 理由 到位 报到 达人 全达标 等级 支教点 支教教师 支教团'));

/** Numbers followed by these words name a rank, a class, a programme. */
export const NAMED_AFTER = new WordSet(split('小时值班 小时值守 小时监控 小时服务 小时在线 小时热线 小时巡 小时开放 小时报告 小时应急 小时咨询 小时不间断 小时专人 大工程 大行动 大计划 大任务 大体系 大领域 大重点 大板块 项工程 项行动 项计划 项任务 项工作任务 项目标任务 项具体任务 项制度 项机制 项改革 项措施 项重点 项内容 项指标达标率 项管理 项规定 项原则 项要求 个方面 个维护 个自信 个意识 个课堂 个阶段 个中心任务 个环节 个层次 个层面 个重点 个一 个不 个确保 个坚持 个优先 个到位 个统一 个落实 个结合 个纳入 个面向 个关键 个基本 个部分 个部门 个部委 个领域 个文明 个体系 个问题 个目标 个机制 个转变 个必须 个严禁 个过硬 个专项 门课程思政 个学段 个层级 个群体 个节点 条龙 条线 条主线 条例 条底线 条标准'));

/** Names that stand beside each other before 分别: 小学、初中专任教师学历比例. */
export const STAGES = new WordSet(split('学前教育阶段 学前教育 义务教育阶段 义务教育 高中阶段教育 高中阶段 高中教育 中等职业教育 中等职业学校 高等教育 职业教育 特殊教育 幼儿园 小学生 初中生 高中生 小学 初中 高中 普通高中 中职学校 中职 高职院校 高职 本科 专科 高校 中学 城区 城镇 农村 乡村 县城 男生 女生 省级 市级 县级 国家级 公办 民办 公办园 民办园 幼儿 山区 平原 市区 全市 全省 全县 全区 各县 城市 教学点 乡镇 一级 二级 三级'));

/** From here to the end of the sentence it is told what there is. */
export const TELLING = /(?<![由从比较])(?:目前|仍有|尚有(?=\d|$)|已有(?=\d)|已达(?=\d)|全[省市县区](?:累计)?已(?=[有达建完通])|现有|截至|截止|以来|去年|上年|先后|迄今|近年来|近[两三四五六七八十]年(?![内行计])|年来,|公报显示|数据显示|统计显示|结果显示)|仅[为有占达](?=\d|$)/;
/** And from here it is told again what is wanted. */
export const WANTING = /力争|确保|争取|计划|将|再|拟|须|应当|达到|不低于|不少于|实现|完成|要/;

/** Money for one head or one case: it rules, it is no sum to reach. */
export const GRANTING = new WordSet(split('奖励 补助 奖补 补贴 资助 减免 给予 发放 收取 拨付 奖'));

/** A period before a subject tells how a number is counted, not what is measured. */
export const PERIODS = new WordSet(split('每年 每学年 每年度 年均 每学期 每季度 每月 每周'));

/** Where a comparing word of one syllable is the end of another word (具有, 成为, 公共, 设计). */
export const NOT_ALONE: ReadonlyMap<string, RegExp> = new Map(Object.entries({
  有: /[具拥享没含只所]$/, 为: /[成作分认改变视行称]$/, 在: /[存现所]$/, 共: /公$/, 计: /[设统审会预]$/, 于: /[处用位限属对关由基等]$/, 至: /甚$/, 约: /[节预集公]$/, 近: /[附远临]$/, 是: /[别其但]$/,
  达: /[抵下传表到]$/, 超: /[高]$/, 到: /[感受看]$/,
}));
