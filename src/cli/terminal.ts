/** Where a table is printed. */
import { styleText } from 'node:util';

export interface Terminal {
  /** Columns. */
  readonly width: number;
  readonly styled: (style: 'bold' | 'dim' | 'red' | 'yellow' | 'cyan', text: string) => string;
}

const WITHOUT_TERMINAL = 110;

/** Standard output: its width (or COLUMNS), and styles only where they are shown (NO_COLOR is heeded). */
export function terminal(): Terminal {
  const asked = Number(process.env['COLUMNS']);
  const columns = process.stdout.columns ?? (Number.isInteger(asked) && asked > 0 ? asked : WITHOUT_TERMINAL);
  return { width: Math.min(Math.max(columns, 40), 200), styled: (style, text) => styleText(style, text, { stream: process.stdout }) };
}
