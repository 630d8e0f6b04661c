/**
 * Reads a written form back from what a person can see: cells, merges and the order of lines.
 * Small and independent of the product's intake and reader, so that a slip in one can't hide one in the other.
 */
import { unzipSync, strFromU8 } from 'fflate';
import exceljs from 'exceljs';
import { SaxesParser } from 'saxes';

export interface VisibleRow { readonly full: boolean; readonly cells: readonly string[] }
export interface Visible { readonly above: readonly string[]; readonly head: readonly string[]; readonly rows: readonly VisibleRow[]; readonly below: readonly string[] }

export interface VisibleTask {
  number: string; heading: string[]; text: string; goal: string; units: [string, string][]; leaders: string[]; offices: string[]; deadlines: string[];
}

interface WordCell { span: number; merge: '' | 'restart' | 'continue'; paragraphs: string[] }

export function seeDocx(bytes: Uint8Array): Visible {
  const xml = strFromU8(unzipSync(bytes)['word/document.xml'] as Uint8Array);
  const rows: WordCell[][] = [];
  const above: string[] = [];
  const below: string[] = [];
  let cell: WordCell | null = null;
  let paragraph = '';
  let inText = false;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'w:tr') rows.push([]);
    else if (name === 'w:tc') { cell = { span: 1, merge: '', paragraphs: [] }; rows.at(-1)?.push(cell); }
    else if (name === 'w:gridSpan' && cell) cell.span = Number(attributes['w:val']);
    else if (name === 'w:vMerge' && cell) cell.merge = attributes['w:val'] === 'restart' ? 'restart' : 'continue';
    else if (name === 'w:p') paragraph = '';
    else if (name === 'w:t') inText = true;
  });
  parser.on('text', (text) => { if (inText) paragraph += text; });
  parser.on('closetag', ({ name }) => {
    if (name === 'w:t') inText = false;
    else if (name === 'w:tc') cell = null;
    else if (name === 'w:p') (cell ? cell.paragraphs : rows.length > 0 ? below : above).push(paragraph);
  });
  parser.write(xml).close();
  const [head = [], ...body] = rows;
  const width = head.length;
  let last: string[] = [];
  const seen = body.map((row): VisibleRow => {
    const cells: string[] = [];
    for (const one of row) {
      const text = one.merge === 'continue' ? (last[cells.length] ?? '') : one.paragraphs.join('\n');
      for (let i = 0; i < one.span; i += 1) cells.push(text);
    }
    last = cells;
    return { full: row.length === 1 && width > 1, cells };
  });
  return { above, below, head: head.map((one) => one.paragraphs.join('')), rows: seen };
}

export async function seeXlsx(bytes: Uint8Array): Promise<Visible> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  const sheet = workbook.worksheets[0] as exceljs.Worksheet;
  const width = sheet.columnCount;
  const textOf = (row: number, column: number) => String(sheet.getCell(row, column).master.value ?? '');
  const fullAt = (row: number) => width > 1 && sheet.getCell(row, width).master.address === sheet.getCell(row, 1).master.address;
  let headAt = 1;
  while (fullAt(headAt)) headAt += 1;
  const above = Array.from({ length: headAt - 1 }, (_, i) => textOf(i + 1, 1));
  const head = Array.from({ length: width }, (_, i) => textOf(headAt, i + 1).replace(/\n/g, ''));
  const rows: VisibleRow[] = [];
  const below: string[] = [];
  for (let row = headAt + 1; row <= sheet.rowCount; row += 1) {
    if (/^(注：|说明：|来源：)/.test(textOf(row, 1)) && fullAt(row)) { below.push(textOf(row, 1)); continue; }
    // a tall row is several merged ones: its measure began above
    if (sheet.getCell(row, width).master.row !== String(row) && Number(sheet.getCell(row, width).master.row) !== row) continue;
    rows.push({ full: fullAt(row), cells: Array.from({ length: width }, (_, i) => textOf(row, i + 1)) });
  }
  return { above, head, rows, below };
}

/** The tasks that the visible rows tell, everything without white space. */
export function tasksOf(visible: Visible): { tasks: VisibleTask[]; aims: string[] } {
  const at = (name: string) => visible.head.indexOf(name);
  const ledger = at('具体举措') >= 0;
  const tasks: VisibleTask[] = [];
  const aims: string[] = [];
  const open: { family: string; heading: string }[] = [];
  let path: string[] = [];
  for (const row of visible.rows) {
    const text = (name: string) => (at(name) < 0 ? '' : (row.cells[at(name)] ?? ''));
    const lines = (name: string) => text(name).split('\n').map(bare).filter((line) => line !== '');
    if (row.full) {
      const [first = '', ...more] = (row.cells[0] ?? '').split('\n').map(bare);
      if (/^(?:本项)?任务目标：/.test(first)) { aims.push([first.replace(/^.*?：/, ''), ...more].join('')); continue; }
      if (more.length > 0) path = [first, ...more];
      else {
        const family = first.replace(/^([（(]?[一二三四五六七八九十\d]+[）)、.]|).*$/s, '$1').replace(/[一二三四五六七八九十]+/, '一').replace(/\d+/, '1');
        const level = family === '' ? 0 : open.findIndex((one) => one.family === family);
        if (level >= 0) open.length = Math.min(open.length, level);
        if (first !== '——') open.push({ family, heading: first });
        path = open.map((one) => one.heading);
      }
      continue;
    }
    const inner = ledger ? bare(text('编号') + text('重点工作')) : '';
    const goal = bare(text('任务目标'));
    const measure = bare(text(ledger ? '具体举措' : '主要任务'));
    if (measure === '') { aims.push(goal); continue; }
    // a responsibility table whose document begins its numbers anew has them before the texts too
    const cut = /^(\d+)[.、](.*)$/s.exec(measure);
    tasks.push({
      number: cut?.[1] ?? (ledger ? '' : bare(text('序号'))),
      heading: inner === '' ? path : [...path, inner],
      text: cut?.[2] ?? measure,
      goal,
      units: ledger ? oneColumn(lines('责任部门')) : twoColumns(lines('牵头单位'), lines('配合单位')),
      leaders: lines('责任领导').map((line) => line.replace(/、$/, '')),
      offices: lines(ledger ? '牵头部门责任处室' : '责任处室').map((line) => line.replace(/、$/, '')),
      deadlines: bare(text('完成时限')).split('；').filter((part) => part !== ''),
    });
  }
  return { tasks, aims };
}

function oneColumn(lines: readonly string[]): [string, string][] {
  return lines.map((line) => line.replace(/、$/, '')).map((line, place) => {
    const mark = /（(牵头|配合)）$/.exec(line)?.[1];
    return [line.replace(/（(牵头|配合)）$/, ''), mark === '配合' ? 'cooperating' : place === 0 ? 'lead' : mark === '牵头' ? 'co-lead' : 'cooperating'];
  });
}

/** One line holds a list at 、; the one awkward name that these tests use with 、 in it stays whole. */
function twoColumns(leads: readonly string[], others: readonly string[]): [string, string][] {
  const names = (lines: readonly string[]) => (lines.length === 1 ? (lines[0] as string).split(/(?<!各市)、/) : lines.map((line) => line.replace(/、$/, '')));
  return [...names(leads).map((name, place): [string, string] => [name, place === 0 ? 'lead' : 'co-lead']), ...names(others).map((name): [string, string] => [name, 'cooperating'])];
}

export function bare(text: string): string {
  return text.replace(/[\s\u0000-\u0020\u007f-\u009f\u200b-\u200f\u2060\ufeff\u00ad]/g, '');
}
