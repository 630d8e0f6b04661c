/** An error for the log. What the database says in words may quote a value that somebody typed, so of its errors only the names are told. */
import { inspect } from 'node:util';

export function tellError(error: unknown): string {
  if (!(error instanceof Error)) return inspect(error, { depth: 1 });
  const { code, table, constraint, column, routine } = error as Error & Partial<Record<'code' | 'table' | 'constraint' | 'column' | 'routine', string>>;
  if (code === undefined || !/^[0-9A-Z]{5}$/.test(code) || routine === undefined) return error.stack ?? error.message;
  const names = Object.entries({ table, constraint, column, routine }).filter(([, value]) => value !== undefined).map(([name, value]) => `${name} ${value}`);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return [`database error ${code} ${names.join(' ')}`.trim(), ...frames].join('\n');
}
