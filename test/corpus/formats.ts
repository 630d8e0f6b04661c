/** A text of the corpus as other kinds of file: a saved page and a Word file. Lines whose cells are divided by tabs become a real table. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';

type Piece = { readonly kind: 'line'; readonly text: string } | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** A row has at least three cells on one line: a tab alone is an indent. */
const isRow = (line: string): boolean => line.split('\t').length >= 3;

function pieces(text: string): Piece[] {
  const found: Piece[] = [];
  let rows: string[][] = [];
  const close = (): void => { if (rows.length > 0) found.push({ kind: 'table', rows }); rows = []; };
  for (const line of text.split('\n')) {
    if (isRow(line)) { rows.push(line.split('\t')); continue; }
    close();
    if (line.trim() !== '') found.push({ kind: 'line', text: line });
  }
  close();
  return found;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** With the chrome that surrounds such a page. */
export function asPage(text: string): Uint8Array {
  const body = pieces(text).map((piece) => piece.kind === 'line'
    ? `<p>${escaped(piece.text).replace(/ {2,}/g, (run) => '&nbsp;'.repeat(run.length))}</p>`
    : `<table border="1">${piece.rows.map((row) => `<tr>${row.map((cell) => `<td><p>${escaped(cell)}</p></td>`).join('')}</tr>`).join('')}</table>`).join('\n');
  return Buffer.from(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>政策文件</title><style>p{text-indent:2em}</style></head><body>
<div class="nav"><a href="/">首页</a> <a href="/zwgk">政务公开</a> <a href="/hudong">互动交流</a></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/zc">政策文件</a></div>
<div id="content" class="article">
${body}
</div>
<div class="share">分享到：<a>微信</a> <a>微博</a>　<a>打印本页</a> <a>关闭窗口</a></div>
<div class="footer">主办：示例政务网　网站标识码：3999999999　<a>网站地图</a></div></body></html>`, 'utf8');
}

/** As an old editor leaves it: lines divided by breaks in one block, no-break spaces, every number in a span of its own. */
export function asBrokenPage(text: string): Uint8Array {
  const numbers = (line: string): string => escaped(line).replace(/ {2,}/g, (run) => '&nbsp;'.repeat(run.length)).replace(/\d+/g, (number) => `<span lang="EN-US" style="font-family:'Times New Roman'">${number}</span>`);
  const body = pieces(text).map((piece) => piece.kind === 'line'
    ? `&nbsp;&nbsp;&nbsp;&nbsp;${numbers(piece.text)}<br>`
    : `<table>${piece.rows.map((row) => `<tr>${row.map((cell) => `<td>${numbers(cell)}</td>`).join('')}</tr>`).join('')}</table>`).join('\n');
  return Buffer.from(`<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><table width="100%"><tr><td><a href="/">首页</a></td><td><a href="/gk">公开</a></td></tr></table>
<table><tr><td><div id="zoom">
${body}
</div></td></tr></table><div>版权所有　示例县人民政府</div></body></html>`, 'utf8');
}

export async function asWord(text: string): Promise<Uint8Array> {
  const paragraph = (line: string): Paragraph => new Paragraph({ children: [new TextRun(line)] });
  const children = pieces(text).map((piece) => piece.kind === 'line'
    ? paragraph(piece.text)
    : new Table({ rows: piece.rows.map((row) => new TableRow({ children: row.map((cell) => new TableCell({ children: [paragraph(cell)] })) })) }));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}
