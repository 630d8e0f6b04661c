/** Before the browser tests: the web as it stands in the sources, built by a process of its own, as for a user. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bin/hand-over.mjs';

export default async function builtWeb() {
  const code = await handOver(process.execPath, [join(dirname(fileURLToPath(import.meta.url)), 'web.mjs')]);
  if (code !== 0) throw new Error('the web could not be built; the reason stands above');
}
