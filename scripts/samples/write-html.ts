/** A sample as a saved page of a government site, with the chrome that surrounds such a page; and as a bare sheet to print. */
import { textOf } from './write-text.ts';
import type { Piece, Sample, SampleTable } from './model.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const lines = (text: string) => text.split('\n').map(escape).join('<br>');

function table(one: SampleTable): string {
  const sum = one.widths.reduce((total, width) => total + width, 0);
  const columns = one.widths.map((width) => `<col style="width:${((width / sum) * 100).toFixed(1)}%">`).join('');
  const head = `<tr>${one.head.map((cell) => `<th>${escape(cell)}</th>`).join('')}</tr>`;
  const rows = one.rows.map((row) => `<tr>${row.map((cell) => `<td${cell.rowSpan === undefined ? '' : ` rowspan="${cell.rowSpan}"`}${cell.columnSpan === undefined ? '' : ` colspan="${cell.columnSpan}"`}>${lines(cell.text)}</td>`).join('')}</tr>`);
  return `<table><colgroup>${columns}</colgroup><thead>${head}</thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}

function piece(one: Piece): string {
  if (one.kind === 'table') return table(one.table);
  const style = one.kind === 'title' ? ' class="title"' : one.kind === 'number' || (one.kind === 'note' && one.text.startsWith('（')) ? ' style="text-align:center"' : one.kind === 'sign' ? ' style="text-align:right"' : one.kind === 'heading' ? ` class="h${one.level}"` : one.kind === 'body' || one.kind === 'task' ? ' class="body"' : '';
  return `<p${style}>${lines(textOf(one))}</p>`;
}

const body = (sample: Sample) => sample.pieces.map(piece).join('\n');

export function writeHtml(sample: Sample): string {
  const title = escape(sample.title);
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${title}_澜江省教育厅</title>
<meta name="ArticleTitle" content="${title}">
<meta name="PubDate" content="2024-07-02 09:15">
<style>body{font-family:sans-serif}.title{text-align:center;font-size:22px}.body{text-indent:2em}table{border-collapse:collapse}td,th{border:1px solid #000;padding:4px}</style>
<script>var siteId = 12; function share(to) { return '分享到' + to; }</script>
</head>
<body>
<div class="header"><a href="/">澜江省教育厅</a><form><input placeholder="请输入关键字"><button>搜索</button></form></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/news">教育要闻</a></li><li><a href="/open">政务公开</a></li><li><a href="/service">办事服务</a></li><li><a href="/ask">互动交流</a></li></ul>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/open">政务公开</a> &gt; <a href="/open/files">政策文件</a></div>
<div class="article">
<h1>${title}</h1>
<div class="meta">发布时间：2024-07-02 09:15　来源：省教育厅　浏览次数：<span id="hits">1208</span>　字号：<a>大</a> <a>中</a> <a>小</a></div>
<div class="content" id="zoom">
${body(sample)}
</div>
<div class="tools"><a>打印本页</a> <a>关闭窗口</a> <a>分享到微信</a></div>
<div class="prev">上一篇：<a href="/1">关于做好秋季学期开学工作的通知</a></div>
<div class="next">下一篇：<a href="/2">2024年教师节活动安排</a></div>
</div>
<div class="aside"><h3>相关文章</h3><ul><li><a href="/3">一图读懂扩优提质</a></li><li><a href="/4">教育统计公报</a></li></ul></div>
<div class="footer"><p>主办单位：澜江省教育厅　网站标识码：9900000001</p><p>联系地址：澜江省沅台市学府路1号</p><p><a href="/map">网站地图</a> | <a href="/law">版权声明</a></p></div>
</body>
</html>
`;
}

/** Without chrome, set for A4; `font` is the address of a Chinese font to embed. */
export function sheetToPrint(sample: Sample, font: string): string {
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>${escape(sample.title)}</title><style>
@font-face{font-family:paper;src:url(${font})}
@page{size:A4 ${sample.landscape === true ? 'landscape' : 'portrait'};margin:26mm 25mm}
body{font-family:paper;font-size:${sample.landscape === true ? '10.5pt' : '14pt'};line-height:1.6;margin:0}
p{margin:0}.title{text-align:center;font-size:18pt;margin:10pt 0}.body{text-indent:2em}.h1,.h2{text-indent:2em}
table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{border:.6pt solid #000;padding:3pt 4pt;font-weight:normal;overflow-wrap:anywhere}th{text-align:center}tr{break-inside:avoid}
</style></head><body>${body(sample)}</body></html>`;
}
