/** The version of the installed package. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As package.json has it; found upwards, as the compiled code lies elsewhere than the sources. */
export function version(): string {
  let folder = import.meta.dirname;
  while (folder !== dirname(folder)) {
    try {
      const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; version: string };
      if (found.name === 'taizhang') return found.version;
    } catch {
      // Not here; one folder up.
    }
    folder = dirname(folder);
  }
  return 'unknown';
}
