/**
 * The mark of a state secret, where GB/T 9704 puts it: at the top of the first page, with ★ and a term.
 * 保密, 秘密 and 商业秘密 in running text are no marks.
 */
import type { Source } from '#reader';

const GRADE = '(?:绝密|机密|秘密)';
const TERM = '(?:长期|\\d{1,3}(?:年|个月|月|天|日)|[一二三四五六七八九十]{1,3}(?:年|个月))';
const URGENCY = '(?:特急|加急|急件|平急|特提)';
const STARRED = `${GRADE}[★☆✭⭐*＊]${TERM}?`;
/** The whole line is the mark, perhaps with a copy number before it and the urgency on either side. */
const ALONE = new RegExp(`^(?:№|No\\.?)?\\d{0,8}${URGENCY}?(?:${STARRED}|${GRADE}${TERM})${URGENCY}?(?:№|No\\.?)?\\d{0,8}$`);
const BARE = new RegExp(`^\\d{0,8}${URGENCY}?${GRADE}${URGENCY}?$`);
const LABELLED = new RegExp(`密级(?:和保密期限|及保密期限|等级)?[:：]?[(（【\\[]?${GRADE}(?!级)`);
const EDGE = new RegExp(`^\\d{0,8}${STARRED}|${STARRED}$`);
const NAME = new RegExp(`${STARRED}|[（(【〔\\[]${GRADE}${TERM}?[)）】〕\\]]|^${GRADE}[-_—]`);

const HEAD_LINES = 40;
const BARE_LINES = 12;
const LONGEST = 200;

/** The mark that the document or its file name bears; null where there is none. */
export function secrecyMark(source: Source, name: string): string | null {
  const named = NAME.exec(name.replace(/\s+/g, ''));
  if (named !== null) return named[0];
  let lines = 0;
  for (const line of headLines(source)) {
    const tight = line.replace(/[\s\u3000\u00a0\u200b\ufeff]+/g, '');
    if (tight === '') continue;
    lines += 1;
    const mark = markIn(tight, lines <= BARE_LINES);
    if (mark !== null) return mark;
  }
  return null;
}

function markIn(line: string, nearTop: boolean): string | null {
  if (line.length > LONGEST) return null;
  if (ALONE.test(line) || (nearTop && BARE.test(line))) return line;
  return LABELLED.exec(line)?.[0] ?? EDGE.exec(line)?.[0] ?? null;
}

/** The first lines of the running text, of the page's chrome, and of everything in headers and text boxes. */
function* headLines(source: Source): Generator<string> {
  if (source.blocks.length === 0) {
    yield* firstLines(source.text, 0, source.text.length, HEAD_LINES);
    return;
  }
  const taken = { body: 0, chrome: 0, aside: 0 };
  for (const block of source.blocks) {
    const region = block.kind === 'paragraph' ? block.region : undefined;
    const part = region === 'chrome' ? 'chrome' : region === 'header' || region === 'textbox' || region === 'footer' ? 'aside' : 'body';
    if (region === 'footnote' || taken[part] >= HEAD_LINES) continue;
    if (block.kind === 'paragraph') {
      taken[part] += 1;
      yield* firstLines(source.text, block.span[0], block.span[1], HEAD_LINES);
    } else {
      for (const cell of block.cells) {
        if (cell.row > 12) break;
        yield source.text.slice(cell.span[0], Math.min(cell.span[1], cell.span[0] + LONGEST + 1));
      }
      yield* firstLines(source.text, block.span[0], block.span[1], 12);
      taken[part] += block.rowCount;
    }
  }
}

function* firstLines(text: string, from: number, to: number, most: number): Generator<string> {
  let start = from;
  for (let found = 0; start < to && found < most;) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next > to ? to : next;
    const line = text.slice(start, Math.min(end, start + LONGEST * 4));
    if (line.trim() !== '') { found += 1; yield line; }
    start = end + 1;
  }
}
