import { describe, expect, it } from 'vitest';
import { takeIn } from '#intake';
import { expectSource, grid, paragraphs, tables } from '../../test/intake/source-shape.ts';

const take = async (html: string, name = 'a.html') => expectSource(await takeIn(new TextEncoder().encode(html), name));

const LONG = '到2020年，全县新建公办幼儿园6所、小学4所，新增学位三千个，基本消除超大班额。';

describe('a saved page', () => {
  it('marks what surrounds the document as chrome, keeps the title above it', async () => {
    const source = await take(`<!DOCTYPE html><html><head><title>站名</title><style>p{}</style></head><body>
      <div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a></div>
      <table class="xxgk"><tr><td>索引号：</td><td>008/2019-1</td></tr><tr><td>发文字号：</td><td>云教〔2019〕5号</td></tr></table>
      <h1>云岭县教育局关于印发学位方案的通知</h1><div class="info">来源：县教育局 浏览量：12</div>
      <div id="zoom" class="TRS_Editor"><p style="text-align:center"><b>云岭县学位方案</b></p><p>${LONG}</p><p align="right">云岭县教育局<br>2019年3月1日</p></div>
      <div class="footer">版权所有：云岭县 <a>网站地图</a></div><script>var 乱 = 1</script><div style="display:none">隐藏</div></body></html>`);
    expect(paragraphs(source)).toEqual(['云岭县教育局关于印发学位方案的通知', '云岭县学位方案', LONG, '云岭县教育局\n2019年3月1日']);
    expect(paragraphs(source, 'chrome')).toEqual(['首页政务公开', '索引号：\t008/2019-1', '发文字号：\t云教〔2019〕5号', '来源：县教育局 浏览量：12', '版权所有：云岭县 网站地图']);
    expect(source.text).not.toMatch(/乱|隐藏|站名/);
    const title = source.blocks.find((block) => block.kind === 'paragraph' && block.bold === true && block.align === 'center');
    expect(title === undefined ? '' : source.text.slice(...title.span)).toBe('云岭县学位方案');
    expect(source.blocks.find((block) => block.kind === 'paragraph' && block.align === 'right')).toBeDefined();
  });

  it('without chrome is all document', async () => {
    expect(paragraphs(await take(`<p>一、目标</p><p>${LONG}</p>`))).toEqual(['一、目标', LONG]);
  });

  it('knows the lines that only a page bears, wherever they stand', async () => {
    const source = await take('<p>您的位置：首页 &gt; 文件</p><p>关闭不合格幼儿园3所</p><p>【打印本页】</p><p>相关文件另行印发。</p><p>上一篇：其他</p><p>浏览量：12</p>');
    expect(paragraphs(source)).toEqual(['关闭不合格幼儿园3所', '相关文件另行印发。']);
  });

  it('resolves rowspan and colspan', async () => {
    const source = await take(`<table><thead><tr><th>序号</th><th colspan="2">任务</th></tr></thead><tr><td rowspan="2">1</td><td>新建</td><td><p>教育局</p><p>住建局</p></td></tr><tr><td colspan="2">改建</td></tr></table>`);
    const [table] = tables(source);
    expect(table).toMatchObject({ rowCount: 3, columnCount: 3, headRows: 1 });
    expect(grid(source, table as NonNullable<typeof table>)).toEqual([['序号', '任务', null], ['1', '新建', '教育局\n住建局'], [null, '改建', null]]);
  });

  it('takes no layout table for a table of data', async () => {
    const source = await take(`<table><tr><td><p>一、目标</p><table><tr><td>任务</td><td>单位</td></tr><tr><td>新建</td><td>教育局</td></tr></table></td></tr></table>`);
    expect(paragraphs(source)).toEqual(['一、目标']);
    expect(tables(source).map((table) => grid(source, table))).toEqual([[['任务', '单位'], ['新建', '教育局']]]);
  });

  it('writes the numbers of ordered lists out, as a browser shows them', async () => {
    expect(paragraphs(await take('<ol start="3"><li>新建<li><p>改建</p></ol><ol style="list-style-type:cjk-ideographic"><li>目标</ol><ul><li>无号</ul>'))).toEqual(['3. 新建', '4. 改建', '一、目标', '无号']);
  });

  it('believes gb2312 of the meta tag and reads it as GB 18030', async () => {
    const head = new TextEncoder().encode('<html><head><meta charset="gb2312"></head><body><p>');
    const bytes = Uint8Array.from([...head, 0xd4, 0xc6, 0xc1, 0xeb, ...new TextEncoder().encode('</p></body></html>')]);
    expect(expectSource(await takeIn(bytes, 'a.htm')).text).toBe('云岭\n');
  });

  it('saved under another ending is told', async () => {
    const source = await take('<html><body><table><tr><td>任务</td><td>单位</td></tr><tr><td>新建</td><td>教育局</td></tr></table></body></html>', 'a.xls');
    expect(source).toMatchObject({ format: 'html', notes: [{ code: 'kind-mismatch' }] });
  });
});
