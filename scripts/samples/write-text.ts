/** A sample as text: plain (a table flattened to one cell a line, as copying from Word gives it) and Markdown. */
import { bracketOf, type Piece, type Sample, type SampleTable } from './model.ts';

/** The cells of a table as a full grid; a cell covered by a merged one is null, or says the same again where `repeat` asks for it. */
export function gridOf(table: SampleTable, repeat = false): (string | null)[][] {
  const width = table.head.length;
  const grid: (string | null)[][] = [[...table.head]];
  const covered: boolean[][] = table.rows.map(() => Array.from({ length: width }, () => false));
  for (const [at, row] of table.rows.entries()) {
    const line: (string | null)[] = Array.from({ length: width }, () => null);
    let column = 0;
    for (const cell of row) {
      while (covered[at]?.[column] === true) column += 1;
      line[column] = cell.text;
      for (let down = 0; down < (cell.rowSpan ?? 1); down += 1) {
        for (let across = 0; across < (cell.columnSpan ?? 1); across += 1) {
          const below = covered[at + down];
          if (below !== undefined) below[column + across] = true;
        }
      }
      column += cell.columnSpan ?? 1;
    }
    if (repeat) for (const [place, text] of line.entries()) if (text === null) line[place] = grid.at(-1)?.[place] ?? null;
    grid.push(line);
  }
  return grid;
}

export function textOf(piece: Exclude<Piece, { kind: 'table' }>): string {
  if (piece.kind === 'heading') return piece.mark + piece.text;
  if (piece.kind === 'task') return `${piece.task.number === null ? '' : `${piece.task.number}.`}${piece.task.text}${bracketOf(piece.task)}`;
  return piece.text;
}

export function writeTxt(sample: Sample): string {
  const lines: string[] = [];
  for (const piece of sample.pieces) {
    if (piece.kind === 'table') {
      for (const [at, row] of gridOf(piece.table).entries()) {
        // a row over the full width flattens to one cell
        const whole = at > 0 && row.slice(1).every((cell) => cell === null) && (piece.table.rows[at - 1]?.[0]?.columnSpan ?? 1) > 1;
        lines.push('', ...(whole ? [row[0] ?? ''] : row.map((cell) => cell ?? '')).map((cell) => `\t${cell.replaceAll('\n', '\n\n')}`));
      }
      lines.push('');
    } else if (piece.kind === 'sign') lines.push(`　　　　　　　　　　　　　　　　　　${textOf(piece)}`);
    else if (piece.kind === 'body' || piece.kind === 'task' || piece.kind === 'heading') lines.push(`　　${textOf(piece)}`);
    else if (piece.kind === 'title') lines.push(textOf(piece), '');
    else lines.push(textOf(piece));
  }
  return `${lines.join('\n')}\n`;
}

export function writeMarkdown(sample: Sample): string {
  const lines: string[] = [];
  for (const piece of sample.pieces) {
    if (piece.kind === 'table') {
      // Markdown has no merged cells: each row says its group again
      const [head = [], ...rows] = gridOf(piece.table, true);
      const line = (cells: readonly (string | null)[]) => `| ${cells.map((cell) => (cell ?? '').replaceAll('\n', '<br>').replaceAll('|', '\\|')).join(' | ')} |`;
      lines.push(line(head), line(head.map(() => '---')), ...rows.map(line), '');
    } else if (piece.kind === 'title') lines.push(`# ${textOf(piece)}`, '');
    else if (piece.kind === 'heading') lines.push(`${'#'.repeat(piece.level + 1)} ${textOf(piece)}`, '');
    else lines.push(textOf(piece), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}
