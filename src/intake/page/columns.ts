/** Tables without vertical rulings, guessed from parts of lines that stand below one another. */
import type { TablePiece } from '../pieces.ts';
import { joined } from './lines.ts';
import type { Line } from './model.ts';
import type { Measure } from './paragraphs.ts';
import { highest, lowest } from '../long-lists.ts';

export interface GuessedTable { readonly table: TablePiece; readonly columns: readonly number[]; readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Words that head a column of a ledger; a row of at least two of them begins a table. */
const HEAD_WORDS = /^(?:序号|编号|项目|类别|重点工作|主要任务|工作任务|重点任务|任务|任务目标|工作目标|目标|具体举措|工作举措|主要措施|工作内容|完成时限|完成时间|时限|时间节点|责任部门|责任单位|责任领导|责任人|牵头单位|牵头部门|配合单位|责任处室|备注|单位|名称|内容)$/;

export function columnTables(lines: readonly Line[], measure: Measure): { tables: GuessedTable[]; rest: Line[] } {
  const tables: GuessedTable[] = [];
  const rest: Line[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const head = lines[i] as Line;
    if (head.parts.length < 2 || head.parts.filter((part) => HEAD_WORDS.test(part.text.replace(/\s+/g, ''))).length < 2) { rest.push(head); continue; }
    let end = i + 1;
    while (end < lines.length && belongs(lines[end] as Line, lines[end - 1] as Line, measure)) end += 1;
    const body = lines.slice(i + 1, end);
    if (body.length === 0) { rest.push(head); continue; }
    tables.push(guessed(head, body));
    i = end - 1;
  }
  return { tables, rest };
}

function belongs(line: Line, before: Line, measure: Measure): boolean {
  if (line.y - before.y > Math.max(measure.pitch, before.size * 1.5) * 2.2) return false;
  // A line of one part as wide as the text is a paragraph again.
  return line.parts.length > 1 || line.right - line.x < (measure.right - measure.left) * 0.7;
}

function guessed(head: Line, body: readonly Line[]): GuessedTable {
  const edges = columnEdges(head, body);
  const slotOf = (part: { x: number; right: number }): number => {
    const middle = part.x + Math.min(part.right - part.x, 12) / 2;
    let c = 0;
    while (c < edges.length - 1 && middle >= (edges[c + 1] as number)) c += 1;
    return c;
  };
  const rows: string[][] = [];
  const put = (line: Line, fresh: boolean): void => {
    if (fresh || rows.length === 0) rows.push(edges.map(() => ''));
    const row = rows.at(-1) as string[];
    for (const part of line.parts) { const c = slotOf(part); row[c] = row[c] === '' ? part.text : joined(row[c] as string, part.text); }
  };
  put(head, true);
  body.forEach((line, i) => {
    const before = body[i - 1] ?? head;
    const filled = new Set(line.parts.map(slotOf));
    // A row begins where its first column is filled, or after a gap wider than within rows.
    put(line, i === 0 || filled.has(0) || (line.y - before.y > line.size * 2.2 && filled.size > 1));
  });
  const cells = rows.flatMap((row, r) => row.map((text, column) => ({ row: r, column, rowSpan: 1, columnSpan: 1, text })));
  const all = [head, ...body];
  return {
    table: { kind: 'table', rowCount: rows.length, columnCount: edges.length, cells, uncertain: true },
    columns: edges, top: head.y - head.size, bottom: (all.at(-1) as Line).y, left: lowest(all.map((line) => line.x)), right: highest(all.map((line) => line.right)),
  };
}

/** Between the heads of two columns runs a channel that no part of the body crosses. */
function columnEdges(head: Line, body: readonly Line[]): number[] {
  const parts = body.flatMap((line) => line.parts);
  return head.parts.map((part, c) => {
    if (c === 0) return -Infinity;
    const before = head.parts[c - 1] as typeof part;
    let best = (before.right + part.x) / 2;
    let fewest = Infinity;
    for (let x = before.right; x <= part.x; x += 2) {
      const crossing = parts.filter((each) => each.x < x && each.right > x).length;
      if (crossing < fewest || (crossing === fewest && Math.abs(x - (before.right + part.x) / 2) < Math.abs(best - (before.right + part.x) / 2))) { fewest = crossing; best = x; }
    }
    return best;
  });
}
