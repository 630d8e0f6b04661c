/**
 * An expected "no": a stable code and the values its sentence needs.
 * Sentences are made at the edge (command line, HTTP, web); only bugs are thrown.
 */
export interface Refusal {
  readonly refused: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export function refuse(code: string, values: Record<string, string | number> = {}): Refusal {
  return { refused: code, values };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && typeof (value as Refusal).refused === 'string';
}
