/** The draft of a letter about findings: who issued the paper is asked, not corrected. */
import type { Finding, Reading } from '../model.ts';
import { findingInEnglish } from './english.ts';
import { ASKED } from './questions.ts';

type Language = 'zh' | 'en';

/** `to`: a superior is asked for instructions (请示), a peer by letter (函). */
export interface LetterOptions { readonly lang?: Language; readonly to?: 'superior' | 'peer' }

/**
 * One letter that asks the issuer about one finding or several, ready to be put into the office's own document system.
 * Several become numbered points; findings that ask the same are one point. What only the office knows
 * (its name, contact and date) stands in square brackets.
 * @param options a language, or the language and whom the letter goes to. Offices write Chinese, English is for reading along.
 *   The reader does not know whose superior the issuer is, and takes it for ours (`superior`) unless it is told otherwise.
 */
export function letterFor(findings: Finding | readonly Finding[], reading: Reading, options: Language | LetterOptions = {}): string {
  const { lang = 'zh', to = 'superior' } = typeof options === 'string' ? { lang: options } : options;
  const { document, source } = reading;
  const title = document.title?.replace(/\s+/g, '') ?? source.name;
  const points = pointsOf('code' in findings ? [findings] : findings, reading);
  const subject: Subject = { title, issuers: document.issuers, number: document.documentNumber, points };
  return lang === 'en' ? english({ ...subject, points: subject.points.map((point) => ({ ...point, messages: point.english })) }) : chinese(subject, to);
}

/** Gaps in a paper are mostly carried out as issued; who leads is asked in writing even so. */
const ASKED_IN_WRITING = new Set(['lead-missing', 'lead-by-convention']);

/** Whether an office would write to the issuer about this finding at all. */
export function worthALetter({ code, severity }: Finding): boolean {
  return severity !== 'note' || ASKED_IN_WRITING.has(code);
}

interface Point { readonly topic: string; readonly question: string; readonly messages: string[]; readonly english: string[]; readonly quotes: string[] }
interface Subject { readonly title: string; readonly issuers: readonly string[]; readonly number: string | null; readonly points: readonly Point[] }

const MOST_QUOTED = 6;
const LONGEST_QUOTE = 120;

function pointsOf(findings: readonly Finding[], reading: Reading): Point[] {
  const points: Point[] = [];
  for (const finding of findings) {
    const { topic, question, outside } = ASKED[finding.code as keyof typeof ASKED] ?? ASKED['other'];
    const asked = outside !== undefined && !finding.spans.some(([from]) => reading.tasks.some(({ span }) => span[0] <= from && from < span[1])) ? outside : question;
    const quotes = finding.spans.slice(0, MOST_QUOTED).map(([from, to]) => reading.source.text.slice(from, to).replace(/\s+/g, '').slice(0, LONGEST_QUOTE)).filter((words) => words !== '');
    const same = points.find((point) => point.topic === topic && point.question === asked);
    const inEnglish = findingInEnglish(finding, reading.source.text)?.message ?? finding.message;
    if (same) { same.messages.push(finding.message); same.english.push(inEnglish); same.quotes.push(...quotes.filter((words) => !same.quotes.includes(words))); } else points.push({ topic, question: asked, messages: [finding.message], english: [inEnglish], quotes: [...new Set(quotes)] });
  }
  return points;
}

/** Words that the message has already said are not quoted once more. */
function quoted({ messages, quotes }: Point): string[] {
  const said = messages.join('');
  return quotes.filter((words) => !said.includes(`“${words}”`));
}

const NUMERALS = '一二三四五六七八九十';

function ordinal(i: number): string {
  if (i < 10) return NUMERALS[i] as string;
  return `${i >= 20 ? NUMERALS[Math.floor((i + 1) / 10) - 1] : ''}十${(i + 1) % 10 === 0 ? '' : NUMERALS[(i + 1) % 10 - 1]}`;
}

function chinese({ title, issuers, number, points }: Subject, to: 'superior' | 'peer'): string {
  const upward = to === 'superior';
  // a 请示 has one addressee, the others get a copy
  const [main = '', ...others] = issuers;
  const named = `《${title.replace(/^《([^》]+)》$/, '$1').replace(/《/g, '〈').replace(/》/g, '〉')}》${number ? `（${number}）` : ''}`;
  const [only] = points;
  const about = points.length === 1 && only ? only.topic : '文件中有关事项';
  const ask = upward ? '恳请' : '商请贵单位';
  const body = points.length === 1 && only
    ? [...only.messages.map((message) => `　　${message}`), ...wordsOf(only), `　　为准确贯彻执行，${ask}明确${only.question}${upward ? '' : '，并于[年月日]前函复'}。`]
    : [...points.flatMap((point, i) => [`　　${ordinal(i)}、关于${point.topic}。${point.messages.join('')}`, ...wordsOf(point), `　　${ask}明确${point.question}。`]), ...(upward ? [] : ['　　请于[年月日]前函复。'])];
  return [
    upward ? `关于恳请明确${about}的请示` : `关于商请明确${about}的函`,
    '',
    `${(upward ? main : issuers.join('、')) || '[发文单位]'}：`,
    '',
    `　　${main && !upward ? '贵单位印发的' : ''}${named}收悉。我单位在分解落实时，发现${points.length === 1 ? '一处' : '以下几处'}需要明确：`,
    ...body,
    upward ? '　　特此请示，请予批复。' : '　　专此致函，请予支持。',
    '',
    ...(upward && others.length > 0 ? [`　　抄送：${others.join('、')}`, ''] : []),
    '　　（联系人：[姓名]，联系电话：[电话]）',
    '',
    '　　　　　　　　　　　　　　　　[本单位名称]',
    '　　　　　　　　　　　　　　　　[年月日]',
    '',
  ].join('\n');
}

function wordsOf(point: Point): string[] {
  const words = quoted(point);
  return words.length === 0 ? [] : [`　　涉及的原文为：${words.slice(0, MOST_QUOTED).map((one) => `“${one}”`).join('；')}${words.length > MOST_QUOTED ? '等' : ''}。`];
}

function english({ title, issuers, number, points }: Subject): string {
  return [
    'Letter of enquiry',
    '',
    `To: ${issuers.join(', ') || '[issuer]'}`,
    '',
    `We have received 《${title}》${number ? ` (${number})` : ''} and ask for clarification of ${points.length === 1 ? 'one point' : `${points.length} points`} before we carry it out:`,
    ...points.flatMap(({ messages, quotes }, i) => [`${points.length === 1 ? '' : `${i + 1}. `}${messages.join(' ')}`, ...(quotes.length > 0 ? [`The words concerned: ${quotes.map((words) => `“${words}”`).join('; ')}.`] : [])]),
    'Please tell us by letter, before [date], how it is to be understood.',
    '',
    'Contact: [name], [telephone]',
    '',
    '[our unit]',
    '[date]',
    '',
  ].join('\n');
}
