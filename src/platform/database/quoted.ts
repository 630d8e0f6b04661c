/** Names in SQL, whatever they hold. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Of `schema.table`. */
export function quotedName(name: string): string {
  return name.split('.').map(quoted).join('.');
}
