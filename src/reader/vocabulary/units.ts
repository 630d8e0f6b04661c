/** What the name of a unit looks like. A new kind of unit is one more alternative here. */

/** How names of units end. */
const SUFFIX = '(?:人民政府办公[厅室]|政府办公[厅室]|人民政府|政府|政府办|管委会|管理委员会|委员会|办公[厅室]|办事处|[党团纪工政]委|市委|县委|区委|省委|州委|旗委|发展改革委|发改委|改革委|信息化委|卫生计生委|卫健委|卫生健康委|民宗委|国资委|科工委|建委|农委|农工委|教工委|工信委|经信委|[委办厅局署部]|总局|分局|支局|编办|扶贫办|法制办|体改办|政研室|研究室|督查室|督导室|科教科|教研室|电教馆|[处科室股]|处室|科室|股室|中心|馆|站|院|所|学校|高校|院校|大学|学院|中学|小学|高中|初中|职高|幼儿园|职教中心|中专|职专|技校|各校|各园|[校园]|本部|集团|公司|银行|[支分]行|企业|[镇乡]|乡镇|镇街|街道|街镇|园区|开发区|高新区|新区|[县区市州旗盟]|县区|市县|市州|地州市|州市|单位|部门|机构|组织|团体|协会|学会|联合会|总会|商会|基金会|促进会|[社红]会|工会|总工会|妇联|残联|科协|文联|侨联|社科联|工商联|[察检作导]组|领导小组|专班|指挥部|关工委|红十字会|团中央|团省委|团市委|团县委|团区委|共青团|法院|检察院|公安|武装部|人武部|军分区|总队|支队|大队|电视台|广播台|报社|台|日报|领导小组|工作组|专班|指挥部|成员单位|[院校]系|联社|供销社|[居村妇]委会|供电|电网|村|社区|组|[一二三四五六七八九十][中小幼])';
const END = new RegExp(`${SUFFIX}(?:\\([^()]{0,30}\\))?$`);
const STRICT_END = /(?:政府|管委会|委员会|办公[厅室]|办事处|党[委组]|团委|纪委|[委办厅局署]|部|编办|研究室|室|中心|院|大学|学院|高校|院校|学校|中小学|中小学校|幼儿园|集团|公司|银行|妇联|残联|科协|工会|法院|检察院|乡镇|街道|镇|单位|部门|机构|工商联|[察检作导]组|领导小组|专班|指挥部|团[省市县区州]委|团中央|总台|州|市县|县区|市|县|区|馆|[总支大]队|红十字会|供销社|[居村妇工家]委会|镇街|基金会|中专|职专|技校|党校|社科联|文联|侨联|台联|作协|团[省市县区州旗]委|[支分]行|税务局|电视台|报社|处|科|股|中心校|[政法监作育卫出生]所|卫生院|村委会|居委会|党政办|[镇乡街]办|站|[县市区州镇][一二三四五六七八九十]{1,2}[中小幼])(?:\([^()]{0,30}\))?$/;
/** Ends that only look like units: 全部, 内部, 干部, 会, 社会 … */
const FALSE_END = /(?:全部|内部|外部|干部|局部|西部|东部|中部|南部|北部|一部|机会|社会|大会|会议|城市|都市|超市|地区|校区|学区|片区|社区|灾区|山区|牧区|市区|城区|县区内|创办|举办|开办|主办|承办|不办|好办|委托|布局|格局|结局|当局|全局|大局|到位|高校毕业|工程|同步|各级|院落|以上|以下)$/;
const BAD_INSIDE = /[。!?:“”"《》]|的|了|是|应(?!急)|须|并|把|将|可|不(?!动产)|(?<![青少])年|月|日前/;

/** The longest end of a name without a bracket behind it is shorter than this; the rest of the name need not be looked at. */
const LONGEST_END = 12;

function tailOf(text: string): string {
  return text.length <= LONGEST_END || text.endsWith(')') ? text : text.slice(-LONGEST_END);
}

/** Could be a unit in a place where units are listed. `text` is folded. */
export function looksLikeUnit(text: string): boolean {
  return text.length >= 2 && text.length <= 40 && END.test(tailOf(text)) && !/[。!?:《》]|社会$/.test(text);
}

/** 各县市区, 各校: all of them. */
const OPEN_PLACES = /^(?:全[省市县区])?各(?:[县市区州旗镇乡街]{1,4}|校|园|[县市区]\([县市区、]{1,5}\)|村\(社区\))$/;

/** Is a unit even where nothing says that units are listed (a bare bracket at the end of a measure). */
export function isPlainlyUnit(text: string): boolean {
  return text.length >= 2 && text.length <= 24 && (OPEN_PLACES.test(text) || STRICT_END.test(tailOf(text)) && !FALSE_END.test(text) && !BAD_INSIDE.test(text.replace('设区的市', '')));
}

/** A name cut off in front of its end: 各市 in 各市、县政府. */
export function isOpenCollective(text: string): boolean {
  return /^(?:各|全)/.test(text) && text.length <= 12 && !/(?:政府|[委办厅局署部院会校园]|单位|部门|高校|机构|企业|公司|街道|办事处|管委会|开发区|中心|学校|中小学|领导|负责人|负责同志|处室|科室|股室|[处科股]|部门及.*|支部)(?:\([^()]*\))?$/.test(text);
}

/** Begins a unit of its own, so nothing before it can belong to it. */
export function beginsAnew(text: string): boolean {
  return /^(?:各|省|自治区|国家|全国|中央|中共|本|市[委教发财人民卫住自公编政司水农科文体统审审退应林交商残妇团总科直级属场]|县[委教发财人民卫住自公编政司水农科文体统审直级属场]|区[委教发财人民卫住自公编政司水农科文体统审直级属场]|州[委教发财人民卫住自公编政直级属]|教育|财政|发改|发展|人社|人力|编|团|妇|残|科技|公安|民政|司法|卫|住)/.test(text);
}
