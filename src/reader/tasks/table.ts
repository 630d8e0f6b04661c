/** Measures in a table: heads tell the columns, merged cells tell the groups. */
import { type Flow, joinFlows } from '../flow.ts';
import { ledgerOfCards } from '../tables/cards.ts';
import { type Column, columnsOf, dutyColumns } from '../tables/columns.ts';
import type { Grid, GridCell } from '../tables/grid.ts';
import { markerOf } from '../text/markers.ts';
import { labelOf } from '../vocabulary/labels.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import { parseStatement, readUnits } from '../units/parse.ts';
import { people } from '../units/people.ts';
import { emptyDraft } from '../units/roles.ts';
import { isUnitColumn } from '../tables/flat/fit.ts';
import { statementsIn } from '../units/statement.ts';
import { splitUnits } from '../units/list.ts';
import { manyPoints, nameOf, titleIn, trimNumber, trimTitle } from './cell-words.ts';
import { type Drafts, type Passage, type TaskDraft, type UnitPassage, whole } from './draft.ts';
import { aimColumns, quantitiesIn } from './quantities.ts';
import { fixRoles } from './roles.ts';

export type Row = readonly (GridCell | null)[];

/** What the columns of a ledger hold, the words above each of them ('' where there are none), and the row below its head. */
interface Head { readonly columns: readonly Column[]; readonly heads: readonly string[]; readonly next: number }

/** Where the ledger's head stands in a grid; null where it is another kind of table. */
function headOf(grid: Grid, holds: 'measures' | 'duties'): Head | null {
  for (let r = 0; r < Math.min(grid.rows.length, 6); r += 1) {
    const row = grid.rows[r] as Row;
    const deep = Math.max(1, ...row.map((cell) => (cell && cell.row === r ? cell.rowSpan : 1)));
    const last = grid.rows[Math.min(r + deep - 1, grid.rows.length - 1)] as Row;
    const below = row.map((cell, c) => last[c] ?? cell);
    const texts = below.map((cell, c) => (cell?.flow.text || row[c]?.flow.text) ?? '');
    const columns = (holds === 'duties' ? dutyColumns : columnsOf)(dedupe(texts, below));
    if (columns) return { columns, heads: texts, next: r + deep };
  }
  return null;
}

/** A head merged over several columns names only the first of them. */
function dedupe(texts: readonly string[], cells: Row): string[] {
  return texts.map((text, c) => (c > 0 && cells[c] !== null && cells[c] === cells[c - 1] ? '' : text));
}

/** A row over the full width that says what the group below must reach, or with 本项 what the next measure must. */
const GOAL_BAND = /^(本项)?(?:任务|工作|总体|主要)?目标:/;

interface Group { readonly heading: readonly Flow[]; readonly goal: GridCell | null; /** The cell that names this one measure. */ readonly name: GridCell | null; /** The number column numbers the group, not the measure. */ readonly numbersGroup: boolean }

export function tableTasks(table: Grid, prefix: readonly Flow[], holds: 'measures' | 'duties' = 'measures'): Drafts {
  const grid = ledgerOfCards(table) ?? table;
  const head = headOf(grid, holds);
  const drafts: Drafts = { tasks: [], aims: [] };
  if (!head) return drafts;
  const { columns, heads } = head;
  const at = (kind: Column): number => columns.indexOf(kind);
  const measure = at('measure');
  const aims = aimColumns(columns, heads);
  const counted = unitColumn(grid, heads, head.next);
  let group: readonly Flow[] = [];
  let carried: Map<number, GridCell> = new Map();
  let band: { readonly passage: Passage; readonly own: boolean } | null = null;
  const goals = new Set<Flow>();
  let above: Row = [];
  for (let r = head.next; r < grid.rows.length; r += 1) {
    const row = grid.rows[r] as Row;
    if (isHeadRow(row, columns)) continue;
    const spanning = spanningText(row, columns);
    if (spanning) {
      const aim = GOAL_BAND.exec(spanning.text);
      if (aim) {
        band = { passage: { flow: spanning, from: aim[0].length, to: spanning.text.length }, own: aim[1] !== undefined };
        if (!band.own) drafts.aims.push({ heading: [...prefix, ...group], passage: band.passage, kind: 'goal' });
        continue;
      }
      if (/^-+$/.test(spanning.text)) { group = []; band = null; continue; }
      if (/^(?:注|备注|说明|来源|附|填表|联系)[::]?/.test(spanning.text)) continue;
      group = [...outer(group, spanning), spanning];
      band = null;
      above = [];
      carried = new Map();
      continue;
    }
    if (grid.exact && isBlankBand(row, columns)) { group = []; band = null; continue; }
    if (!grid.exact) row.forEach((cell, c) => { if (cell) carry(carried, columns, c, cell, r); });
    const beside = grid.exact ? row : withMergedBeside(row, columns, above);
    const full = grid.exact ? row : beside.map((cell, c) => cell ?? (c < measure && isUnitColumn(columns[c] as Column) ? (carried.get(c) ?? null) : null));
    const cellOf = (kind: Column): GridCell | null => {
      const own = at(kind) >= 0 ? (row[at(kind)] ?? null) : null;
      return own && own.flow.text !== '' ? own : (grid.exact ? null : (carried.get(at(kind)) ?? null));
    };
    const text = measure >= 0 ? row[measure] : null;
    if (!text || text.flow.text === '') {
      const heading = grid.exact ? null : groupOnly(row, columns);
      if (heading) { group = [...outer(group, heading), heading]; carried = new Map(); }
      const lone = cellOf('goal');
      if (grid.exact && lone && lone.row === r && !goals.has(lone.flow)) {
        goals.add(lone.flow);
        drafts.aims.push({ heading: [...prefix, ...group, ...groupHeading(row, columns, cellOf, r, null)], passage: whole(lone.flow), kind: 'goal' });
      }
      continue;
    }
    if (grid.exact && text.row !== r) continue;
    const name = nameCell(grid, r, columns, heads);
    const grouped = grid.exact ? row : row.map((cell, c) => cell ?? (columns[c] === 'workstream' ? (carried.get(c) ?? null) : null));
    const numbersGroup = groupNumber(row, columns, cellOf, r, name) !== null;
    const shared: Group = { heading: [...prefix, ...group, ...groupHeading(grouped, columns, cellOf, r, name)], goal: cellOf('goal'), name, numbersGroup };
    const next = { ...shared, goalShared: isShared(shared.goal, grid, r, at('goal'), at('measure')) };
    if (shared.goal && next.goalShared && !goals.has(shared.goal.flow)) { goals.add(shared.goal.flow); drafts.aims.push({ heading: shared.heading, passage: whole(shared.goal.flow), kind: 'goal' }); }
    const read = rowTask(full, columns, text, cellOf, next, r);
    const task = beside === row ? read : { ...read, units: read.units.map(({ flow, unit }) => ({ flow, unit: { ...unit, inferred: true } })) };
    above = beside;
    const quantities = aims.size > 0 && text.flow.text.length <= LONGEST_METRIC && !/[。;:,]/.test(text.flow.text) ? quantitiesIn(row, aims, row[counted]?.flow.text ?? '') : [];
    const measured = quantities.length > 0 ? { ...task, quantities } : task;
    drafts.tasks.push(band && task.goal === null ? { ...measured, goal: band.passage, ownGoal: band.own } : measured);
    if (band?.own) band = null;
  }
  return drafts;
}

/** The column that tells in what is counted; a column called 单位 that holds offices is none. -1 where there is none. */
function unitColumn(grid: Grid, heads: readonly string[], first: number): number {
  const named = heads.findIndex((text) => /^(?:计量|指标)单位$/.test(text));
  if (named >= 0) return named;
  return heads.findIndex((text, c) => text === '单位' && !grid.rows.slice(first).some((row) => looksLikeUnit(row[c]?.flow.text ?? '')));
}

/** The name of an indicator. */
const LONGEST_METRIC = 40;

const WHO: ReadonlySet<Column> = new Set<Column>(['lead', 'responsible', 'cooperating', 'leader', 'office']);

/** In a flattened table a row that says nothing of who, below one that does, lies under its merged cells. */
function withMergedBeside(row: Row, columns: readonly Column[], above: Row): Row {
  const measure = columns.indexOf('measure');
  const isSaid = (other: Row): boolean => columns.some((column, c) => c > measure && WHO.has(column) && Boolean(other[c]?.flow.text));
  if (isSaid(row) || !isSaid(above)) return row;
  return row.map((cell, c) => cell ?? (c > measure && (WHO.has(columns[c] as Column) || columns[c] === 'deadline') ? (above[c] ?? null) : null));
}

/** One empty cell over the full width, or one with a dash: the group above ends, what follows stands under no heading. */
function isBlankBand(row: Row, columns: readonly Column[]): boolean {
  const cell = row[0];
  return Boolean(cell && cell.flow.text === '' && cell.columnSpan >= columns.length && columns.length > 1);
}

/** In a flattened table an empty cell under a group is the rest of a merged one; other empty cells are empty. */
function carry(carried: Map<number, GridCell>, columns: readonly Column[], at: number, cell: GridCell, row: number): void {
  const column = columns[at];
  if (column !== 'workstream' && column !== 'goal' && column !== 'number' && !(isUnitColumn(column as Column) && at < columns.indexOf('measure'))) return;
  if (column === 'workstream') columns.forEach((other, c) => { if (c > at && (other === 'goal' || other === 'workstream')) carried.delete(c); });
  carried.set(at, { ...cell, row });
}

function isHeadRow(row: Row, columns: readonly Column[]): boolean {
  const least = Math.max(2, columns.length - 2);
  let amiss = 0;
  // A cell with no label in a column that has one: after some of them the rest need not be asked.
  for (let c = 0; c < columns.length; c += 1) if (columns[c] !== 'other' && labelOf(row[c]?.flow.text ?? '') === null && (amiss += 1) > columns.length - least) return false;
  const again = columnsOf(row.map((cell) => cell?.flow.text ?? ''));
  return again !== null && again.filter((column, c) => column === columns[c]).length >= least;
}

/** A row that is one heading: one cell over all columns, or nothing but a heading in the first ones. */
function spanningText(row: Row, columns: readonly Column[]): Flow | null {
  const cells = [...new Set(row.filter((cell) => cell !== null && cell.flow.text !== ''))] as GridCell[];
  if (cells.length !== 1) return null;
  const [cell] = cells as [GridCell];
  if (cell.rowSpan > 1) return null;
  const marker = markerOf(cell.flow.text);
  const covers = cell.columnSpan >= Math.max(2, columns.length - 1);
  const first = row.indexOf(cell) <= 1 && cell.flow.text.length <= 60 && (marker !== null && marker.type !== 'digit' || columns[row.indexOf(cell)] !== 'measure');
  return covers || first ? cell.flow : null;
}

/** A row with a number and a name and nothing else opens a group: 一 | 优化结构. */
function groupOnly(row: Row, columns: readonly Column[]): Flow | null {
  const cells = [...new Set(row.filter((cell): cell is GridCell => cell !== null && cell.flow.text !== ''))];
  if (cells.length === 0 || cells.some((cell) => { const column = columns[row.indexOf(cell)]; return column !== 'number' && column !== 'workstream' && column !== 'goal'; })) return null;
  return cells.some((cell) => columns[row.indexOf(cell)] === 'workstream') ? joinFlows(cells.map((cell) => cell.flow)) : null;
}

/** Group rows nest by their numbers: （一） stays under 一、, a second 一、 takes its place. */
function outer(group: readonly Flow[], flow: Flow): readonly Flow[] {
  const type = markerOf(flow.text)?.type;
  const at = group.findIndex((one) => markerOf(one.text)?.type === type);
  return at >= 0 ? group.slice(0, at) : type === undefined ? [] : group;
}

function groupHeading(row: Row, columns: readonly Column[], cellOf: (kind: Column) => GridCell | null, r: number, name: GridCell | null): Flow[] {
  const streams = streamCells(row, columns, cellOf, name);
  if (streams.length === 0) return [];
  const number = groupNumber(row, columns, cellOf, r, name);
  return streams.map((cell, k) => (k === 0 && number ? joinFlows([number.flow, cell.flow]) : cell.flow));
}

function streamCells(row: Row, columns: readonly Column[], cellOf: (kind: Column) => GridCell | null, name: GridCell | null): GridCell[] {
  const cells: GridCell[] = [];
  for (let first = columns.indexOf('workstream'), c = first; c >= 0; c = columns.indexOf('workstream', c + 1)) {
    const cell = row[c] ?? (c === first ? cellOf('workstream') : null);
    if (cell && cell.flow.text !== '' && cell !== name) cells.push(cell);
  }
  return cells;
}

/** The cell of the number column where it numbers the group: it covers as many rows, or is （一） rather than 1. */
function groupNumber(row: Row, columns: readonly Column[], cellOf: (kind: Column) => GridCell | null, r: number, name: GridCell | null): GridCell | null {
  const first = streamCells(row, columns, cellOf, name)[0];
  const number = cellOf('number');
  if (!first || !number || first.row !== number.row) return null;
  const covers = number.rowSpan === first.rowSpan && (number.rowSpan > 1 || number.row !== r);
  return covers || /^[(]?[一二三四五六七八九十]+/.test(number.flow.text) ? number : null;
}

/** The text column next to the measures names one measure where no other row shares it: 任务名称 beside 工作内容. */
function nameCell(grid: Grid, r: number, columns: readonly Column[], heads: readonly string[]): GridCell | null {
  const column = columns.indexOf('measure') - 1;
  if (column < 0 || columns[column] !== 'workstream' || /问题|类|短板|不足|隐患|指标/.test(heads[column] ?? '')) return null;
  const cell = (grid.rows[r] as Row)[column];
  if (!cell || cell.flow.text === '' || cell.flow.text.length > 60) return null;
  if (grid.exact) return cell.rowSpan === ((grid.rows[r] as Row)[column + 1]?.rowSpan ?? 1) ? cell : null;
  const next = grid.rows[r + 1];
  return cell.row === r && (!next || next[column] || !next[column + 1]) ? cell : null;
}

function isShared(goal: GridCell | null, grid: Grid, r: number, column: number, measure: number): boolean {
  if (!goal) return false;
  if (grid.exact) return goal.rowSpan > 1 && distinctBelow(grid, goal, measure);
  const next = grid.rows[r + 1];
  const below = next && next[measure] && (next[column] === null || next[column]?.flow.text === '');
  return goal.row !== r || Boolean(below);
}

function distinctBelow(grid: Grid, goal: GridCell, measure: number): boolean {
  const cells = new Set(grid.rows.slice(goal.row, goal.row + goal.rowSpan).map((row) => row[measure]));
  return cells.size > 1;
}

interface RowGroup extends Group { readonly goalShared: boolean }

function rowTask(row: Row, columns: readonly Column[], text: GridCell, cellOf: (kind: Column) => GridCell | null, group: RowGroup, r: number): TaskDraft {
  const inText = statementsIn(text.flow).filter((statement) => statement.units.length > 0 && (statement.from > 4));
  const bodyEnd = inText.length === 1 ? (inText[0] as { from: number }).from : text.flow.text.length;
  const marker = markerOf(text.flow.text);
  const numberCell = columns.includes('number') ? row[columns.indexOf('number')] : null;
  const ownNumber = marker && marker.value > 0 && (marker.type !== 'circled' || !numberCell) && !manyPoints(text.flow, marker.value) ? { flow: text.flow, from: marker.number[0], to: marker.number[1] } : null;
  const cellNumber = !group.numbersGroup && numberCell && numberCell.flow.text !== '' && numberCell.row === (columns.includes('workstream') ? r : numberCell.row) && numberCell.rowSpan === text.rowSpan ? trimNumber(numberCell.flow) : null;
  const body: Passage = { flow: text.flow, from: ownNumber ? (marker as { length: number }).length : 0, to: bodyEnd };
  const units = unitsOf(row, columns);
  const stated = inText.flatMap((statement) => statement.units.map((unit) => ({ flow: text.flow, unit })));
  const own = group.goal && !group.goalShared ? group.goal : null;
  const short = own !== null && own.flow.text.length <= 20 && !/\d/.test(own.flow.text);
  const named = group.name && nameOf(group.name.flow);
  const leaderCell = cellOf('leader');
  const officeCell = cellOf('office');
  const deadlineCells = columns.flatMap((column, c) => (column === 'deadline' && row[c] && row[c].flow.text !== '' ? [whole(row[c].flow)] : []));
  return {
    number: ownNumber ?? named?.number ?? cellNumber,
    heading: group.heading,
    title: short && own ? trimTitle(own.flow) : (named?.title ?? titleIn(body)),
    body: [body],
    units: fixRoles(units.units.length > 0 ? units.units : stated),
    leaders: leaderCell ? people(leaderCell.flow, 0, leaderCell.flow.text.length).map((one) => ({ flow: leaderCell.flow, ...one })) : [],
    offices: officeCell ? splitUnits(officeCell.flow, 0, officeCell.flow.text.length).map((one) => ({ flow: officeCell.flow, ...one })) : [],
    deadlines: deadlineCells,
    goal: group.goal ? whole(group.goal.flow) : null,
    ownGoal: own !== null && !short,
    explicit: units.explicit,
    ...extentOf(row, text, r),
  };
}

function unitsOf(row: Row, columns: readonly Column[]): { units: UnitPassage[]; explicit: boolean } {
  const units: UnitPassage[] = [];
  let explicit = false;
  for (const kind of ['lead', 'responsible', 'cooperating'] as const) {
    columns.forEach((column, c) => {
      const cell = row[c];
      if (column !== kind || !cell || cell.flow.text === '' || cell === row[c - 1]) return;
      const labelled = /(?:牵头|配合|责任|协办|主办)[^:、,]{0,6}:/.test(cell.flow.text) ? parseStatement(cell.flow, 0, cell.flow.text.length, true) : null;
      const draft = labelled ?? emptyDraft();
      if (!labelled) readUnits(cell.flow, 0, cell.flow.text.length, kind, draft);
      explicit ||= draft.explicit || kind !== 'responsible';
      for (const unit of draft.units) units.push({ flow: cell.flow, unit });
    });
  }
  return { units, explicit };
}

function extentOf(row: Row, text: GridCell, r: number): { start: number; end: number } {
  const own = row.filter((cell): cell is GridCell => cell !== null && cell.flow.text !== '' && cell.row === r && cell.rowSpan === text.rowSpan);
  const points = [text, ...own].flatMap((cell) => [cell.flow.offsets[0] as number, (cell.flow.offsets[cell.flow.text.length - 1] as number) + 1]);
  return { start: points.reduce((least, point) => Math.min(least, point)), end: points.reduce((most, point) => Math.max(most, point)) };
}
