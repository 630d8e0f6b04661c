/** Text of a reading as it may stand in a cell: well-formed for XML, without the line breaks of the page it came from. */

// What XML 1.0 has no place for. A form feed or a vertical tab from an old file would make a file that Word calls damaged.
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line: white space between Chinese characters goes, a run between two ASCII characters becomes one space. */
export function inLine(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(ILLEGAL, ' ')
    .trim()
    .replace(/\s+/g, (_run, at: number, whole: string) => {
      const after = /\S/.exec(whole.slice(at))?.[0] ?? '';
      return at > 0 && isAscii(whole[at - 1] ?? '') && isAscii(after) ? ' ' : '';
    });
}

/** Paragraphs: a line break stays where a sentence or an item ends before it; elsewhere it was the page's, not the writer's. */
export function inParagraphs(text: string): string[] {
  const paragraphs: string[] = [];
  let open = '';
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    open += open === '' ? line : `\n${line}`;
    if (/[。；：！？.;:!?]\s*$/.test(line)) { paragraphs.push(inLine(open)); open = ''; }
  }
  paragraphs.push(inLine(open));
  return paragraphs.filter((paragraph) => paragraph !== '');
}

/** For comparing what two readings say: without any white space. */
export function compact(text: string): string {
  return text.replace(/[\s\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2060\ufeff\u00ad]/g, '');
}

function isAscii(character: string): boolean {
  return character !== '' && character.charCodeAt(0) < 0x80;
}
