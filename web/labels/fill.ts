export type Values = Readonly<Record<string, string | number>>;

/** `{name}` in a label is filled in. */
export function fill(text: string, values?: Values): string {
  return values === undefined ? text : text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
