/** The draft of a letter of enquiry (函): peers and superiors are asked, not corrected. */
import type { Finding, Reading } from '../model.ts';
import { ASKED } from './questions.ts';

type Language = 'zh' | 'en';

/**
 * A letter that asks the issuer about one finding, ready to be put into the office's own document system.
 * What only the office knows (its name, contact and date) stands in square brackets.
 * @param lang the language of the letter; offices write Chinese, English is for reading along
 */
export function letterFor(finding: Finding, reading: Reading, lang: Language = 'zh'): string {
  const { document, source } = reading;
  const title = document.title?.replace(/\s+/g, '') ?? source.name;
  const issuer = document.issuers.join('、');
  const quotes = finding.spans.slice(0, 4).map(([from, to]) => source.text.slice(from, to).replace(/\s+/g, '').slice(0, 120)).filter((words) => words !== '');
  return lang === 'en' ? english(finding, { title, issuer, number: document.documentNumber, quotes }) : chinese(finding, { title, issuer, number: document.documentNumber, quotes });
}

interface Subject { readonly title: string; readonly issuer: string; readonly number: string | null; readonly quotes: readonly string[] }

function chinese(finding: Finding, { title, issuer, number, quotes }: Subject): string {
  const named = `《${title.replace(/^《([^》]+)》$/, '$1').replace(/《/g, '〈').replace(/》/g, '〉')}》${number ? `（${number}）` : ''}`;
  const { topic, question } = ASKED[finding.code as keyof typeof ASKED] ?? ASKED['other'];
  return [
    `关于商请明确${topic}的函`,
    '',
    `${issuer || '[发文单位]'}：`,
    '',
    `　　${issuer ? '贵单位印发的' : ''}${named}收悉。我单位在分解落实时发现一处需要明确：`,
    `　　${finding.message}`,
    ...(quotes.length > 0 ? [`　　涉及的原文为：${quotes.map((words) => `“${words}”`).join('；')}。`] : []),
    `　　为准确贯彻执行，恳请明确${question}，并于[年月日]前函复。`,
    '　　专此致函，请予支持。',
    '',
    '　　（联系人：[姓名]，联系电话：[电话]）',
    '',
    '　　　　　　　　　　　　　　　　[本单位名称]',
    '　　　　　　　　　　　　　　　　[年月日]',
    '',
  ].join('\n');
}

function english(finding: Finding, { title, issuer, number, quotes }: Subject): string {
  return [
    'Letter of enquiry',
    '',
    `To: ${issuer || '[issuer]'}`,
    '',
    `We have received 《${title}》${number ? ` (${number})` : ''} and ask for clarification of one point before we carry it out:`,
    finding.message,
    ...(quotes.length > 0 ? [`The words concerned: ${quotes.map((words) => `“${words}”`).join('; ')}.`] : []),
    'Please tell us by letter, before [date], how it is to be understood.',
    '',
    'Contact: [name], [telephone]',
    '',
    '[our unit]',
    '[date]',
    '',
  ].join('\n');
}
