/** The intake's refusals as sentences: what is the matter, and how to mend it. */
import type { Refusal } from '#kernel';

type Values = Refusal['values'];
interface Sentence { readonly zh: (values: Values) => string; readonly en: (values: Values) => string }

const SENTENCES = {
  'empty-file': { zh: () => '文件是空的（0 字节），请重新导出或重新下载后再试。', en: () => 'The file is empty (0 bytes). Export or download it again.' },
  'file-too-large': { zh: (v) => `文件有 ${v['megabytes']} MB，超过 ${v['limit']} MB 的上限，请拆分，或另存为不含图片的文件后再试。`, en: (v) => `The file has ${v['megabytes']} MB; at most ${v['limit']} MB are taken. Split it, or save it without its pictures.` },
  'text-too-long': { zh: (v) => `文件中的文字超过 ${v['limit']} MB 的上限，请拆分后再试。`, en: (v) => `The file holds more than ${v['limit']} MB of text. Split it and try again.` },
  'expands-too-far': { zh: (v) => `压缩内容展开后超过原文件的 ${v['limit']} 倍，不像正常公文，未读取；请在 Word 或 WPS 中打开后另存一份再试。`, en: (v) => `The compressed content expands more than ${v['limit']} times, which no ordinary document does. Open it in Word or WPS, save it anew and try again.` },
  'too-many-cells': { zh: (v) => `表格单元格超过 ${v['limit']} 个的上限，请删去多余的空行空列或拆分后再试。`, en: (v) => `The tables hold more than ${v['limit']} cells. Remove empty rows and columns, or split the file.` },
  'too-deep': { zh: (v) => `文件内部结构嵌套超过 ${v['limit']} 层，无法读取，请在 Word 或 WPS 中打开后另存一份再试。`, en: (v) => `The file's structure is nested more than ${v['limit']} levels deep. Open it in Word or WPS, save it anew and try again.` },
  'too-complex': { zh: () => '文件内部结构过于庞大，无法读取，请拆分，或另存为 .docx 后再试。', en: () => 'The file’s structure is too large. Split it, or save it as .docx.' },
  'too-many-pages': { zh: (v) => `文件超过 ${v['limit']} 页的上限，请拆分后再试。`, en: (v) => `The file has more than ${v['limit']} pages. Split it and try again.` },
  'took-too-long': { zh: (v) => `读取超过 ${v['limit']} 秒仍未完成，已停止；请拆分，或另存为 .docx 后再试。`, en: (v) => `Reading took more than ${v['limit']} seconds and was stopped. Split the file, or save it as .docx.` },
  'out-of-memory': { zh: () => '文件展开后占用内存过大，已停止读取；请拆分，或另存为 .docx 后再试。', en: () => 'Reading the file needs too much memory and was stopped. Split it, or save it as .docx.' },
  'secrecy-mark': { zh: () => '文件带有国家秘密标志（绝密、机密或秘密），本系统不接收涉密文件，未保留任何内容；请按保密规定处理，并删除本机上的文件。', en: () => 'The document bears a secrecy mark (绝密, 机密 or 秘密). Secret papers are not taken in; nothing of it was kept. Handle it by the secrecy rules.' },
  'scanned-document': { zh: () => '文件是扫描件或图片，没有可读取的文字；请向发文单位索取 Word 或带文字的 PDF，或先用文字识别软件转换后再试。', en: () => 'The file is a scan without readable text. Ask the issuing office for the Word file or a PDF with text, or run text recognition first.' },
  'image-file': { zh: () => '文件是图片，没有可读取的文字；请使用 Word 或带文字的 PDF，或先用文字识别软件转换后再试。', en: () => 'The file is a picture without readable text. Use the Word file or a PDF with text, or run text recognition first.' },
  'wps-file': { zh: () => '这是 WPS 文字的专用格式（.wps）；请在 WPS 中打开，“另存为” .docx 后再试。', en: () => 'This is WPS Writer’s own format (.wps). Open it in WPS, save it as .docx and try again.' },
  'et-file': { zh: () => '这是 WPS 表格的专用格式（.et）；请在 WPS 中打开，“另存为” .xlsx 后再试。', en: () => 'This is WPS Spreadsheets’ own format (.et). Open it in WPS, save it as .xlsx and try again.' },
  'presentation-file': { zh: () => '这是演示文稿，不是公文；请使用正式印发的 Word、Excel、PDF 或 OFD 文件。', en: () => 'This is a presentation. Use the issued document as Word, Excel, PDF or OFD.' },
  'open-document-file': { zh: () => '这是 OpenDocument 格式（.odt、.ods）；请“另存为” .docx 或 .xlsx 后再试。', en: () => 'This is an OpenDocument file (.odt, .ods). Save it as .docx or .xlsx and try again.' },
  'rtf-file': { zh: () => '这是 RTF 格式；请在 Word 或 WPS 中打开，“另存为” .docx 后再试。', en: () => 'This is an RTF file. Open it in Word or WPS, save it as .docx and try again.' },
  'mhtml-file': { zh: () => '这是单个文件网页（MHTML）；请在 Word 或 WPS 中打开后“另存为” .docx，或把网页另存为 .html 后再试。', en: () => 'This is a single-file web page (MHTML). Save it as .docx from Word or WPS, or save the page as .html.' },
  'archive-file': { zh: () => '这是压缩包；请解压后逐个放入其中的文件。', en: () => 'This is an archive. Unpack it and take the files in one by one.' },
  encrypted: { zh: () => '文件设有打开密码，无法读取；请在原软件中输入密码打开，取消密码并另存后再试。', en: () => 'The file is protected by a password. Open it in its own program, remove the password, save it and try again.' },
  'xml-doctype': { zh: () => '文件内部含有实体定义（DOCTYPE），正常的办公软件不会这样保存，为安全起见未读取；请在 Word 或 WPS 中打开后另存一份再试。', en: () => 'The file’s XML defines entities (DOCTYPE), which office programs never write; it was not read. Open it in Word or WPS, save it anew and try again.' },
  'damaged-file': { zh: (v) => `文件已损坏，或扩展名与内容不符${v['part'] === undefined ? '' : `（${v['part']}）`}；请重新下载，或在 Word、WPS 中打开修复后另存再试。`, en: (v) => `The file is damaged, or its ending does not fit its content${v['part'] === undefined ? '' : ` (${v['part']})`}. Download it again, or open, repair and save it in Word or WPS.` },
  'unknown-file': { zh: () => '无法识别这种文件；可读取的有 .txt、.md、.html、.docx、.doc、.xlsx、.xls、.pdf（带文字）和 .ofd。', en: () => 'This kind of file is not known. Taken in are .txt, .md, .html, .docx, .doc, .xlsx, .xls, .pdf (with text) and .ofd.' },
} satisfies Record<string, Sentence>;

export type IntakeCode = keyof typeof SENTENCES;

/** All codes that `takeIn` can refuse with. */
export const intakeCodes = Object.keys(SENTENCES) as readonly IntakeCode[];

/** The sentence for a refusal of the intake; undefined where the refusal is another room's. */
export function intakeSentence(refusal: Refusal, lang: 'zh' | 'en' = 'zh'): string | undefined {
  const sentence: Sentence | undefined = (SENTENCES as Record<string, Sentence>)[refusal.refused];
  return sentence?.[lang](refusal.values);
}
