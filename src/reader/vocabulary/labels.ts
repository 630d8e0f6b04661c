/**
 * Words that stand before a colon or at the head of a column, by what they introduce.
 * A new label is one more alternative here. Matched against folded text without white space, end to end.
 */
export type Label = 'number' | 'workstream' | 'goal' | 'measure' | 'deadline' | 'lead' | 'responsible' | 'cooperating' | 'leader' | 'office' | 'remark';

const WHO = '(?:单位|部门|机构|主体|股室|处\\(室\\)|处室|科室|科\\(室\\)|处|科)';

/** In this order; the first that fits decides. */
const LABELS: readonly (readonly [label: Label, pattern: string])[] = [
  ['number', '(?:序|编|项目编|任务编|事项编|任务序|项目序)号|序列|项次|条目|序|(?:举措|措施|问题)编号|No\\.?|排序'],
  ['remark', '(?:第?[一二三四]季度|[上下]半年|\\d{1,2}(?:[-~至]\\d{1,2})?月份?)(?:(?:工作|任务|计划|阶段)?(?:目标|任务|进度|计划|安排|内容|进展|完成情况)(?:任务|要求|安排)?)?|(?:计划|拟|预计)?(?:开工|动工|启动|开始|起始)(?:时间|日期)?|评分(?:标准|细则|办法|依据)|计分(?:标准|办法)|考核(?:办法|方式|细则)|扣分标准|评价标准|分值|权重|得分|自评(?:得)?分|数据来源|佐证(?:材料)?|是否销号|验收单位|联络员|联系方式|(?:资金|经费)投入|数量'],
  ['deadline', '(?:计划|预计|拟|任务|整改|目标|工作|办理|落实|推进|要求|应|规定)?(?:完成|办结|整改|实施|推进|落实|达成|办理)?(?:的)?(?:时限|时间|期限|日期|年限)(?:要求|节点|安排|进度|限制)?|(?:计划|预计|拟)?(?:竣工|完工|建成|投用|投入使用|交付|交付使用)(?:时间|日期|时限)?|起止(?:时间|年限|年月)|时间节点|时间安排|时间进度|进度安排|进度要求|进度时限|时间要求|时限要求|完成节点|工作进度|序时进度|工作时限|完成时间及进度|实施年度|年度安排|推进时限'],
  ['leader', '(?:市|县|区|州|省|厅|局|校|委|镇|乡|街道|校级|局级|厅级|市级|县级|区级)?(?:责任|牵头|分管|主管|包保|挂钩|联系|主抓|领办|包抓|责任部门|责任单位|牵头单位|牵头部门)(?:校|局|厅|委|县|市|区)?领导|(?:省|市|县|区|州|旗)级(?:责任|牵头|分管|包联|包保|挂点|联系)?领导|(?:局|厅|校|委)领导|(?:包联|包案|挂点|挂包|督办|统筹)(?:省|市|县|区|州)?领导|(?:分管|牵头|责任)副?[省市县区州]长|牵头负责人|分管负责人|第一责任人|领导责任人?|责任校领导|牵头人'],
  ['office', `(?:牵头|责任|承办|具体|主办|经办|主责|负责|落实|牵头部门|牵头单位|责任部门|责任单位)*(?:部门)?(?:责任|承办|经办|主办|牵头|具体|负责)?(?:处室|科室|股室|处\\(室\\)|科\\(室\\)|股\\(室\\)|内设机构)(?:\\(单位\\)|单位)?`],
  ['lead', `(?:第一)?(?:牵头|主办|主责|总牵头|主要责任|主体责任|第一责任|首要责任)(?:责任|负责|落实|实施|推进)?(?:的)?${WHO}(?:名称)?|牵头|主办|主责|牵头方`],
  ['cooperating', `(?:协同)?(?:配合|指导|督导|监督|协办|参与|参加|协作|协助|协同|共同|其他|其它|支持|会办)(?:配合|责任|落实|实施|牵头|负责)?${WHO}|配合|协办|参与|协同|(?:省|市|县|区|州)(?:级|直)(?:配合|指导|监管|协同)(?:单位|部门)|监管(?:单位|部门)`],
  ['responsible', `(?:主要)?(?:责任|负责|承办|落实|实施|组织实施|承担|承接|分工|任务|工作|执行|推进|具体实施|工作责任|督办|具体负责|项目|建设|整改|整改责任|申报|主管|职能)(?:落实|承担|承办|牵头|实施|负责|责任)?(?:的)?${WHO}(?:\\(.{1,12}\\))?|责任分工|职责分工|分工|任务分工|负责|责任主体|(?:省|市|县|区|州|镇|乡|校)(?:级|直)(?:责任|落实|实施|负责)(?:单位|部门)|责任学校|责任`],
  ['leader', '(?:整改|落实|工作|项目|任务|包保|直接|具体|第一)?(?:责任人|负责人)|责任人员|主要责任人|主要负责人|具体责任人|直接责任人|联系人|经办人|工作人员'],
  ['goal', '(?:主要|任务|工作|年度|总体|预期|重点|阶段|具体|整改|发展|绩效|改革|建设|量化|考核|达到|完成|推进)?(?:任务|工作)?目标(?:任务|要求|值|及要求|内容|指标)?|预期(?:成果|效果|成效)|目标要求|工作要求|完成(?:目标|标准|要求|指标|效果|成效)|成果(?:形式|体现|要求)?|工作成果|工作标准|指标(?:值)?|主要指标|整改标准|达成目标|验收标准|成效要求|考核(?:指标|要点|内容)|达标要求|销号标准|[\\p{Script=Han}]{0,4}目标'],
  ['measure', '(?:具体|主要|重点|工作|推进|整改|落实|实施|改革|创新|政策|保障)?(?:工作|任务|整改|落实|推进)?(?:举措|措施|内容|任务|事项|要点|做法|安排|要求)(?:及要求|及措施|和措施|内容|分解|清单)?(?:\\(.{1,12}\\))?|(?:工作|重点|主要)任务(?:及|和)(?:措施|要求|内容)|任务(?:名称|项目|分解)?|[\\p{Script=Han}]{0,4}(?:事项|任务|措施)名称|[\\p{Script=Han}]{0,4}(?:任务|举措|措施|事项|内容)|(?:主要)?工作(?:名称)?|具体任务|任务举措|目标(?:与|和|及)任务|任务(?:与|和|及)目标|项目内容|建设内容|整改任务|建设任务|改革任务|工作重点|具体工作|(?:工作|实施|推进|方法|整改)步骤'],
  ['workstream', '重点工作(?:任务)?|重点任务|重点项目|任务类别|类别|类型|项目|项目名称|工作类别|工作领域|领域|板块|分类|一级任务|一级指标|方面|工程|专项行动|行动|工作项目|事项类别|存在问题|问题|反馈问题|问题清单|任务领域|主要方面|指标类别|(?:实事|建设|实施|民生|惠民|改革)项目|(?:工程|行动|学校|事项)名称|问题(?:描述|表现|内容|事项)|(?:具体|主要|突出|整改)问题|存在的问题|反馈意见|[二三]级指标|(?:评估|评价|监测)指标|观测点'],
  ['remark', '备注|说明|完成情况|进展情况|工作进展|落实情况|目前进展|整改情况|完成进度|状态|联系电话|电话|依据|政策依据|文件依据|资金来源|(?:计划|年度|估算|概算|完成|总|项目总?)?投资(?:额|估算|规模|计划)?|(?:所需|专项|预算|计划)?资金|建设(?:地点|规模|性质|年限)|规模|占地面积|建筑面积|(?:监督|举报|咨询)电话|(?:工作|任务|目前|整改)?(?:进展|完成|推进|落实|销号|整改)(?:情况|结果|成效)|是否完成|得分情况'],
];

const COMPILED = LABELS.map(([label, pattern]) => [label, new RegExp(`^(?:${pattern})$`, 'u')] as const);

/** Most texts are no label at all, and so are told by one look. */
const ANY = new RegExp(`^(?:${LABELS.map(([, pattern]) => pattern).join('|')})$`, 'u');

/** What a label means, or null. `text` is folded; a bracketed gloss at its end is ignored if the whole does not fit. */
export function labelOf(text: string): Label | null {
  if (text.length === 0 || text.length > 24) return null;
  if (/^(?:20\d{2}年?度?|本年度?|今年)/.test(text)) return labelOf(text.replace(/^(?:20\d{2}年?度?|本年度?|今年)/, ''));
  return labelled(text) ?? (text.endsWith(')') ? labelled(text.replace(/\([^()]*\)$/, '')) : null) ?? compound(text);
}

function labelled(text: string): Label | null {
  if (ANY.test(text)) for (const [label, pattern] of COMPILED) if (pattern.test(text)) return label;
  return null;
}

/** What a head of two words holds, by the one that is more telling: 工作内容及目标, 责任单位和责任人. */
const TELLING: readonly Label[] = ['lead', 'responsible', 'cooperating', 'measure', 'deadline', 'goal', 'leader', 'office', 'workstream'];
function compound(text: string): Label | null {
  const parts = text.length >= 5 && text.length <= 17 ? /^(.{2,8})[及和与、/](.{2,8})$/.exec(text) : null;
  if (!parts) return null;
  const labels = [labelOf(parts[1] as string), labelOf(parts[2] as string)];
  return labels.includes(null) ? null : (TELLING.find((label) => labels.includes(label)) ?? null);
}

/**
 * How specific the word for a measure is; where a table has several text columns, the most specific one
 * holds the measures and those to its left are groups.
 */
const SPECIFIC: readonly RegExp[] = [/举措|措施|做法/, /内容|要点|事项|安排/, /具体任务|工作任务|任务分解|任务名称|整改任务/, /主要任务|^任务$|任务/, /要求/, /./];
export function specificity(text: string): number {
  return SPECIFIC.length - SPECIFIC.findIndex((pattern) => pattern.test(text));
}
