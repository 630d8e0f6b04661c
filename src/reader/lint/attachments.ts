/** Attachments that the text names and the file does not hold. */
import type { Found, Paper } from './paper.ts';

export function absentAttachments(paper: Paper): readonly Found[] {
  const { attachments } = paper.reading.document;
  const found = attachments.filter(({ present }) => !present).map(({ title, span }): Found => ({
    code: 'attachment-absent', severity: /略[）)]?$/.test(title.trim()) ? 'note' : 'warning', message: `文中列有附件“${title.replace(/\s+/g, '')}”，文件里没有它的内容。`, spans: [span],
  }));
  return [...found, ...unnamed(paper)];
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
