/** The walls of the house as lint rules. Each message is a sentence: what is wrong, and what to do instead. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { standing } from './places.mjs';
import { imports } from './imports.mjs';
import { clock, chinese, fileNames, sql } from './contents.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** A rule from a function of where the file stands and how to report; it may return nothing where the wall is not. */
function rule(build) {
  return {
    create(context) {
      const at = standing(context.filename ?? context.getFilename(), root);
      return build(at, (node, message) => context.report({ node, message })) ?? {};
    },
  };
}

export default {
  meta: { name: 'walls' },
  rules: Object.fromEntries(Object.entries({ ...imports, clock, chinese, 'file-names': fileNames, sql }).map(([name, build]) => [name, rule(build)])),
};
