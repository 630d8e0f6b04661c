/**
 * Findings in English, by their code and the words they point at. The words themselves stay Chinese.
 * A new code is a line here too: the type asks for it.
 */
import type { Finding } from '../model.ts';
import { ADVICE, type FindingCode } from './advice.ts';

interface English { readonly says: string; readonly received: string; readonly draft: string }

const COMPARE = 'Compare with the issuer\u2019s published original; if it reads the same there, ask by telephone.';
const ASK = 'Ask by telephone; if it affects who does what, ask the issuer in writing.';
const AS_ISSUED = 'Carry it out as issued.';

const ENGLISH: Readonly<Record<FindingCode, English>> = {
  'conflicting-target': { says: 'One measure has two values', received: 'Both cannot be met: ask the issuer in writing which holds, and prepare for the higher one until then.', draft: 'Settle on one value throughout.' },
  'early-goal': { says: 'A goal is dated before the measures that must reach it', received: `A common habit. ${AS_ISSUED} Report the goal by its year and the measures by their deadlines.`, draft: 'The goal\u2019s year should not precede the deadlines of its measures.' },
  'plan-two-periods': { says: 'One plan is cited under two periods', received: 'Go by the name and period in the plan\u2019s official text.', draft: 'Check the plan\u2019s official text and cite it in one way.' },
  'plan-two-spellings': { says: 'One paper seems to be cited in two spellings', received: 'Go by its official name.', draft: 'Check its official name and cite it in one way.' },
  'lead-missing': { says: 'No unit is named that leads', received: 'Ask by telephone who leads; in writing where it must be on record.', draft: 'Name the units and say which one leads.' },
  'deadline-missing': { says: 'No deadline is given', received: `${AS_ISSUED} Set your own dates when you divide the work.`, draft: 'Give a deadline; for standing work write 长期坚持 or 每年.' },
  'target-missing': { says: 'Nothing is given to measure by', received: `${AS_ISSUED} Report what was done and add no measures of your own.`, draft: 'Give a number, a share or a result that can be checked.' },
  'unit-two-names': { says: 'One unit is named in two ways', received: 'Treat them as one unit.', draft: 'Use one proper name.' },
  'collective-two-spellings': { says: 'One group of units is written in two ways', received: 'Treat them as one group.', draft: 'Write it in one way.' },
  'unit-misspelt': { says: 'The name of a unit seems misspelt', received: 'Correct it in the exported table, not in the text; ask by telephone if in doubt.', draft: 'Correct the name.' },
  'task-repeated': { says: 'Two tasks have the same words and units', received: 'Treat them as one; ask whether another task was left out.', draft: 'Delete one, or write what was meant.' },
  'damaged-date': { says: 'A date has lost characters', received: COMPARE, draft: 'Complete the date.' },
  'damaged-number': { says: 'A document number is incomplete', received: COMPARE, draft: 'Complete the number.' },
  'lost-character': { says: 'Characters cannot be shown', received: 'Compare with the original, or ask for the file again.', draft: 'Put the lost characters back and save as UTF-8 or GB 18030.' },
  'garbled-text': { says: 'Text was saved or converted in a wrong encoding', received: 'Open or download the original in its right encoding and read it again.', draft: 'Copy this passage from the manuscript again.' },
  'stray-question-mark': { says: 'A question mark stands among Chinese characters, perhaps for a lost one', received: COMPARE, draft: 'Check whether a character was lost here.' },
  'letter-in-number': { says: 'Letters stand in a number and were read as the digits that they look like', received: COMPARE, draft: 'Put digits for the letters.' },
  'likely-typo': { says: 'A word seems mistyped', received: 'Read it as the right word and quote it as issued.', draft: 'Correct it.' },
  'doubled-punctuation': { says: 'Punctuation stands twice', received: `${AS_ISSUED} Look whether a word is missing there.`, draft: 'Delete one sign, or add what is missing between them.' },
  'unbalanced-mark': { says: 'A bracket or quotation mark has no partner', received: COMPARE, draft: 'Add the other half or delete this one.' },
  'cut-paragraph': { says: 'A paragraph breaks inside a sentence and was joined', received: `${AS_ISSUED} Look whether a word is missing at the joint.`, draft: 'Join the two paragraphs.' },
  'numbering-gap': { says: 'The numbering leaves one out', received: 'Look into the original for a missing item; if there is none, ask by telephone.', draft: 'Add the missing item or number anew.' },
  'numbering-repeat': { says: 'A number stands twice or out of order', received: `${AS_ISSUED} Cite the title beside the number.`, draft: 'Number anew.' },
  'glued-number': { says: 'A number is glued to the sentence before it; it was read as a new item', received: `${AS_ISSUED} Check where the item begins and ends.`, draft: 'Begin a new paragraph.' },
  'attachment-absent': { says: 'An attachment is named and not in the file', received: 'Look for it at the issuer\u2019s site or ask for it, and read it together with this file.', draft: 'Attach it, or delete the mention.' },
  'sum-mismatch': { says: 'A total does not match its parts', received: 'Ask the issuer in writing; report neither until answered.', draft: 'Check the total and its parts.' },
  'impossible-value': { says: 'A value cannot be', received: ASK, draft: 'Check the value.' },
  'reversed-range': { says: 'A range ends below its beginning', received: ASK, draft: 'Check both ends.' },
  'reversed-period': { says: 'A period ends before it begins', received: ASK, draft: 'Check both years.' },
  'impossible-date': { says: 'No such day exists', received: ASK, draft: 'Check the date.' },
  'deadline-before-issue': { says: 'A deadline had passed when the paper was signed', received: 'Ask by telephone whether it is right.', draft: 'Check the deadline.' },
  'deadline-outside-period': { says: 'A deadline lies outside the plan\u2019s period', received: `${AS_ISSUED} Ask if it is to count in this period.`, draft: 'The deadline should lie within the period.' },
  'deadline-unclear': { says: 'No day follows from a deadline', received: `${AS_ISSUED} Ask if you need a day.`, draft: 'Give year and month.' },
  'section-not-listed': { says: 'A closing section names units or dates and was not read as tasks', received: 'Look whether it asks something of your unit; what is to be tracked can be added to the exported table.', draft: 'Move what is to be tracked into the tasks and number it.' },
  'lead-by-convention': { says: 'Nothing says who leads; the unit named first was taken', received: 'Ask by telephone; go by the convention until then.', draft: 'Add a sentence that the unit named first leads, or name leads and cooperating units.' },
  'elided-head': { says: 'The name of a target was completed from the words before', received: 'Check the completed name; correct it in the exported table if it is not meant so.', draft: 'Write the name in full where it could be misread.' },
  'uncertain-table': { says: 'Rows and columns of a table were inferred from positions', received: 'Compare with the original, or read the Word or Excel file.', draft: 'Use the Word or Excel file.' },
  'target-year-missing': { says: 'A number to reach has no year', received: AS_ISSUED, draft: 'Say by which year.' },
};

const MOST_QUOTED = 3;
const LONGEST_QUOTE = 30;

/**
 * A finding's message and advice in English, with the first words that it points at; the likely reading of damaged ones.
 * @param text the source's text, into which the spans point
 * @returns null for a code of the intake, whose sentence exists in Chinese only
 */
export function findingInEnglish(finding: Finding, text: string): { readonly message: string; readonly advice: string } | null {
  const code = finding.code as FindingCode;
  if (!Object.hasOwn(ENGLISH, code)) return null;
  const { says, received, draft } = ENGLISH[code];
  const quotes = finding.spans.slice(0, MOST_QUOTED).map(([from, to]) => shortened(text.slice(from, to))).filter((words) => words !== '');
  const likely = [...finding.message.slice(0, 400).matchAll(/疑为(“[^”]{1,40}”(?:或“[^”]{1,40}”)?)/gu)].slice(0, MOST_QUOTED).map(([, words]) => (words as string).replace('或', ' or '));
  const places = finding.spans.length > 1 ? ` (${finding.spans.length} places)` : '';
  return {
    message: `${says}${places}${quotes.length > 0 ? `: ${quotes.map((words) => `“${words}”`).join(', ')}${finding.spans.length > MOST_QUOTED ? ' …' : ''}` : ''}.${likely.length > 0 ? ` Likely ${likely.join(', ')}${finding.spans.length > MOST_QUOTED ? ' …' : ''}.` : ''}`,
    advice: finding.advice === ADVICE[code].draft ? draft : received,
  };
}

/** Quotation marks inside the quoted words become single ones. */
function shortened(words: string): string {
  const characters = [...words.replace(/\s+/g, '').replaceAll('“', '‘').replaceAll('”', '’')];
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE).join('')}…` : characters.join('');
}
