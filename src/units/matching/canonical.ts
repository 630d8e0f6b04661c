/** Forms of one name that offices use side by side, made one. Pure. */

/** Widths alike, no white space; every kind of bracket is a round one. */
export function plain(name: string): string {
  return name.normalize('NFKC').replace(/[\s\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu, '').replace(/[〔[【{]/gu, '(').replace(/[〕\]】}]/gu, ')');
}

/** Long forms before those that they hold. What is on the right is a mark for comparing, not a name to show. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/人民政府/g, '政府'],
  [/政府办公[厅室]/g, '政府办'],
  [/政府教育督导(?:委员会办公室|委员会|办公室|团|室)|教育督导(?:委员会办公室|室|办公室)|督导[室办]/g, '教育督导办'],
  [/(?:委)?机构编制委员会办公室|委编(?:制)?办(?:公室)?|编委办(?:公室)?|编制办(?:公室)?|编办/g, '编办'],
  [/网络安全和信息化(?:委员会|领导小组)办公室|网信办(?:公室)?/g, '网信办'],
  [/发展和?改革委员会|发展和?改革委|发改委/g, '发改委'],
  [/发展和?改革局|发改局/g, '发改局'],
  [/经济和信息化委员会|经济和?信息化委|经信委/g, '经信委'],
  [/(?:经济和信息化|经济信息化|经信)(?=[局厅])/g, '经信'],
  [/工业和?信息化(?=[局厅部])|工信(?=[局厅部])/g, '工信'],
  [/人力资源(?:和|与)?社会保障|人社/g, '人社'],
  [/住房(?:和|与)?城乡建设|住建/g, '住建'],
  [/卫生(?:和|与)?计划生育委员会|卫生计生委(?:员会)?|卫计委/g, '卫计委'],
  [/卫生(?:和|与)?计划生育局|卫生计生局|卫计局/g, '卫计局'],
  [/卫生健康委员会|卫生健康委|卫健委/g, '卫健委'],
  [/卫生健康|卫健/g, '卫健'],
  [/自然资源(?:和|与)规划|资规(?=局)|自规(?=局)/g, '自规'],
  [/市场监督管理|市场监管|市监/g, '市监'],
  [/文化广电(?:和|与)?旅游体育|文旅广体|文广旅体/g, '文广旅体'],
  [/文化广电(?:和|与)?旅游|文广旅/g, '文广旅'],
  [/文化(?:和|与)?旅游|文旅/g, '文旅'],
  [/教育(?:和|与)?体育|教体/g, '教体'],
  [/教育(?:和|与)?科技/g, '教科'],
  [/教育科学研究[院所]|教科[院所]/g, '教科院'],
  [/教育考试(?:中心|院|局)|考试局/g, '考试局'],
  [/国土资源|国土/g, '国土'],
  [/科学技术(?=[局厅委部])|科技/g, '科技'],
  [/民族宗教事务委员会|民族(?:和)?宗教(?:事务)?委|民宗委/g, '民宗委'],
  [/国有资产监督管理委员会|国资委/g, '国资委'],
  [/扶贫开发(?:领导小组)?(?:局|办公室|办)|扶贫[局办]/g, '扶贫办'],
  [/农业(?:和)?农村/g, '农业农村'],
  [/退役军人事务/g, '退役军人'],
  [/应急管理|应急(?=[局厅部])/g, '应急'],
  [/地方金融监督管理|金融监督管理|(?:地方)?金融监管/g, '金融监管'],
  [/行政审批服务|行政审批/g, '行政审批'],
  [/数据(?:资源)?管理(?=局)|大数据(?:发展)?(?:管理)?(?=局)/g, '数据'],
  [/医疗保障|医保/g, '医保'],
  [/城市管理(?:综合)?(?:行政)?(?:执法)?|城管(?:执法)?/g, '城管'],
  [/残疾人联合会|残联/g, '残联'],
  [/妇女联合会|妇联/g, '妇联'],
  [/科学技术协会|科协/g, '科协'],
  [/工商业联合会|工商联/g, '工商联'],
  [/总工会/g, '工会'],
  [/关心下一代工作委员会|关工委/g, '关工委'],
  [/教育工作委员会|教育工委|教工委/g, '教工委'],
  [/外事(?:工作)?(?:委员会)?办公室|外办/g, '外办'],
  [/人民检察院/g, '检察院'],
  [/(?:中国)?人民银行|人行/g, '人行'],
  [/管理委员会/g, '管委会'],
  [/职业教育(?:和|与)?成人教育|职成教?/g, '职成'],
  [/基础教育|基教/g, '基教'],
  [/高等教育|高教/g, '高教'],
  [/学前教育|学前/g, '学前'],
  [/发展规划|发规|规划(?=[处科股]$)/g, '发规'],
  [/计划财务|计财|财务(?=[处科股]$)/g, '财务'],
  [/体育卫生(?:与|和)?艺术教育|体卫艺/g, '体卫艺'],
  [/财务(?:与)?审计|财审/g, '财审'],
  [/教师(?:队伍)?(?:建设|管理|工作)(?:与师范教育)?(?=[处科股]$)|师管(?=[处科股]$)|师资(?:管理)?(?=[处科股]$)/g, '教师'],
  [/学生资助管理|学生资助|资助管理|资助(?=中心|处|科)/g, '资助'],
  [/工作(?=[处科股]$)/g, ''],
  [/第([一二三四五六七八九十]+)(?:高级)?中学/g, '$1中'],
  [/委员会$/g, '委'],
  [/办公[厅室]/g, '办'],
];

/** Most names of schools hold none of all this. */
const ANY = new RegExp(FORMS.map(([long]) => long.source).join('|'), 'u');

/** Two names with the same canonical form are the same unit of one place. @param rest a plain name without the name of its place */
export function canonical(rest: string): string {
  let form = rest;
  if (ANY.test(form)) for (const [long, short] of FORMS) form = form.replace(long, short);
  return form.replace(/[、,，()和与及]/gu, '');
}

/** What reforms made of one another: 教体局 took over from 教育局, and papers go on saying either. @param form canonical */
export function loose(form: string): string {
  return form.replace(/自规/u, '自然资源').replace(/教体|教科(?!院)/u, '教育').replace(/文广旅体?/u, '文旅').replace(/卫健|卫计/u, '卫生').replace(/经信/u, '工信').replace(/[委局厅办]$/u, '');
}

/** Names that put their place elsewhere than in front: 共青团某省委员会 is 某省团委, 团省委 is 省团委. */
export function placeFirst(name: string): string {
  return name.replace(/^(?:中国共产党|中共)/u, '')
    .replace(/^(?:中国)?(?:共产主义青年团|共青团)(.+?)委(?:员会)?$/u, '$1团委')
    .replace(/^团(省|自治区|市|自治州|州|县|区|旗)委$/u, '$1团委')
    .replace(/^国家税务总局(?=.{2,}税务局$)/u, '')
    .replace(/^(?:中国)?(?:人民银行|人行)(.{2,}?)(?:市|州|县)?(?:中心)?支行$/u, '$1人行支行');
}
