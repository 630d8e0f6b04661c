/** Attachments that the text names and the file does not hold. */
import { sourceSpan } from '../flow.ts';
import type { Found, Paper } from './paper.ts';

export function absentAttachments(paper: Paper): readonly Found[] {
  const { attachments } = paper.reading.document;
  const found = attachments.filter(({ present }) => !present).map(({ title, span }): Found => ({
    code: 'attachment-absent', severity: /略[）)]?$/.test(title.trim()) ? 'note' : 'warning', message: `文中列有附件“${title.replace(/\s+/g, '')}”，文件里没有它的内容。`, spans: [span],
  }));
  return [...found, ...unnamed(paper), ...(attachments.length === 0 ? referred(paper) : [])];
}

/** 见附件, and no line begins with 附件. */
function referred({ running, placeOf }: Paper): Found[] {
  const { text, raw, starts } = running;
  const match = /(?:详见|见)附件[一二三四五六七八九\d]?/.exec(text);
  if (!match) return [];
  for (let at = text.indexOf('附'); at >= 0; at = text.indexOf('附', at + 1)) if (starts[at] !== 0 && /^附(?:件|表|:)/.test(text.slice(at, at + 2))) return [];
  const span = sourceSpan(running, match.index, match.index + match[0].length);
  return [{ code: 'attachment-absent', severity: 'warning', message: `${placeOf(span[0])}文中说“${raw.slice(match.index, match.index + match[0].length)}”，文件里没有附件。`, spans: [span] }];
}

/** 附件： with nothing behind it and nothing below. */
function unnamed({ text, lines }: Paper): Found[] {
  const at = lines.findLastIndex((line) => !line.blank);
  const line = lines[at];
  if (!line || line.end - line.start > 20) return [];
  const words = text.slice(line.start, line.end).trim();
  if (!/^附件[:：]?$/.test(words) || at === 0) return [];
  const from = text.indexOf(words, line.start);
  return [{ code: 'attachment-absent', severity: 'warning', message: '文末有“附件”二字，没有附件名称，也没有附件内容。', spans: [[from, from + words.length]] }];
}
