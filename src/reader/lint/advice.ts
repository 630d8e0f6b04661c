/**
 * What to do about a finding. Who receives a paper cannot mend it: carry it out as written, ask by telephone, or ask by letter.
 * Who drafts it mends it before it is issued. A new code is a line here; its rule is a file beside this one.
 */
interface Advice { readonly received: string; readonly draft: string }

const ASK = '可先电话核实；影响分解任务的，去函请发文单位明确。';
const COMPARE = '先对照发文单位公布的原件；原件也如此的，电话核实后按核实的内容办理。';

export const ADVICE = {
  'conflicting-target': { received: '两个数不能同时执行，请去函请发文单位明确以哪个为准；答复之前先按较高的要求准备。', draft: '请核定一个数，全文统一。' },
  'early-goal': { received: '此类写法常见，照原文执行；报送进展时目标按目标的年份、举措按举措的时限。', draft: '请核对：目标的年份应不早于为它服务的举措的完成时限。' },
  'plan-two-periods': { received: '请对照所引文件的正式文本，以正式文本的名称和时段为准。', draft: '请对照所引文件的正式文本，统一名称和时段。' },
  'plan-two-spellings': { received: '以所引文件的正式名称为准。', draft: '请对照所引文件的正式文本，统一名称。' },
  'lead-missing': { received: '请电话核实由谁牵头；须书面确认的，去函请发文单位明确。', draft: '请补写责任单位并明确牵头单位。' },
  'deadline-missing': { received: '照原文执行；本单位分解任务时可自定时限，须统一的，电话核实。', draft: '请补写完成时限；常年工作写“长期坚持”或“每年”。' },
  'target-missing': { received: '照原文执行；报送时以完成的工作为准，不自行添加指标。', draft: '请补写数量、比例或成果形式，便于核对是否完成。' },
  'unit-two-names': { received: '按同一单位办理。', draft: '请统一为规范的全称或规范的简称。' },
  'collective-two-spellings': { received: '按同一类单位办理。', draft: '请统一写法。' },
  'unit-misspelt': { received: '导出的表中按机构名称的正确写法改正，原文不改；确有疑问的，电话核实。', draft: '请改为正确的单位名称。' },
  'task-repeated': { received: '按一项任务办理，分解时合并；有疑问的，电话核实是否另有一项漏列。', draft: '请删去重复的一项，或改成原本要写的内容。' },
  'damaged-date': { received: COMPARE, draft: '请补全日期。' },
  'damaged-number': { received: COMPARE, draft: '请补全发文字号，写作“机关代字〔年份〕序号号”。' },
  'lost-character': { received: '请对照原件补认缺字，或请发文单位重发文件。', draft: '请补上丢失的字，并以 UTF-8 或 GB 18030 编码保存。' },
  'garbled-text': { received: '请用正确的编码重新打开或下载原件后再读取。', draft: '请从原稿重新复制这一段。' },
  'stray-question-mark': { received: COMPARE, draft: '请核对问号处是否丢了字。' },
  'letter-in-number': { received: COMPARE, draft: '请把字母改为数字。' },
  'likely-typo': { received: '意思清楚的，按正确的字理解，引用时照录原文；影响理解的，电话核实。', draft: '请改正。' },
  'doubled-punctuation': { received: '照原文执行；请看一眼该处有无缺字。', draft: '请删去多余的标点，或补上其间漏写的内容。' },
  'unbalanced-mark': { received: COMPARE, draft: '请补上缺的一半，或删去多余的一半。' },
  'cut-paragraph': { received: '已接起来读取，照原文执行；请看一眼接缝处有无缺字。', draft: '请把两段接起来。' },
  'numbering-gap': { received: '请对照原件看有无漏项；原件也如此的，电话核实是否缺了一项。', draft: '请补上漏项或重新编号。' },
  'numbering-repeat': { received: '照原文执行；引用时同时写标题，以免混淆；须书面引用的，电话核实。', draft: '请重新编号。' },
  'glued-number': { received: '照原文执行；请核对这一项的起止。', draft: '请另起一段。' },
  'attachment-absent': { received: '请到发文单位网站下载，或电话索取附件后一并读取。', draft: '请附上附件，或删去对它的提及。' },
  'sum-mismatch': { received: '合计与分项只能有一个对，请去函请发文单位明确；答复之前不按任何一个上报。', draft: '请核对合计与分项。' },
  'impossible-value': { received: ASK, draft: '请核对数值。' },
  'reversed-range': { received: ASK, draft: '请核对范围的两端。' },
  'reversed-period': { received: ASK, draft: '请核对起止年份。' },
  'impossible-date': { received: ASK, draft: '请核对日期。' },
  'deadline-before-issue': { received: '请电话核实时限是否有误；确已过期的，以核实的时限办理。', draft: '请核对完成时限。' },
  'deadline-outside-period': { received: '照原文执行；须纳入本期考核的，电话核实。', draft: '请核对：完成时限应在方案的时段之内。' },
  'deadline-unclear': { received: '照原文执行；需要具体日期的，电话核实。', draft: '请写明年月。' },
  'section-not-listed': { received: '请看一眼这一部分有没有要本单位做的事；需要跟踪的，导出后在表中补一行。', draft: '需要逐项跟踪的，请移入任务部分并编号；属于一般要求的，不必改。' },
  'lead-by-convention': { received: '请电话核实是否以列第一位的单位牵头；核实之前按惯例办理。', draft: '请加一句“列第一位的为牵头单位，下同”，或分别写明牵头和配合单位。' },
  'elided-head': { received: '请核对补全的名称；与原意不符的，导出后在表中改正。', draft: '承前省略会引起误读的，请写全名称。' },
  'uncertain-table': { received: '请对照原件核对；有 Word 或 Excel 原稿的，请用原稿重新读取。', draft: '请用 Word 或 Excel 原稿。' },
  'target-year-missing': { received: '照原文执行。', draft: '请写明到哪一年达到。' },
} as const satisfies Readonly<Record<string, Advice>>;

export type FindingCode = keyof typeof ADVICE;

/** For what the intake saw: the file, not the wording, is to be looked at. */
export const INTAKE_ADVICE: Advice = { received: '请对照原件核对。', draft: '请在原稿中处理后再读取。' };
