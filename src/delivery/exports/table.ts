/** Columns and rows of tables that fill a page on its side. Pure. */
import { type FormTable, LANDSCAPE } from '#forms';

/** Beyond this a file is no help to anybody. */
export const MOST_LINES = 20_000;

type Column = FormTable['columns'][number];
export const column = (key: string, head: string, width: number, align: Column['align'] = 'left'): Column => ({ key, head, width, align });
/** All columns together fill the width between the margins. */
export const fitted = (columns: readonly Column[]): Column[] => {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  return columns.map((one) => ({ ...one, width: Math.round(one.width * LANDSCAPE.width / all * 10) / 10 }));
};
export const row = (values: readonly string[]): FormTable['rows'][number] => ({ kind: 'task', cells: values.map((value, place) => ({ column: place, columnSpan: 1, rowSpan: 1, lines: [value] })) });
