/** Before `npm pack`: the product and the web, compiled to dist/. Runs on the packaged Node. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { say } from './say.mjs';
import { buildWeb } from './web.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
try {
  await build({ configFile: join(root, 'vite.lib.config.ts'), logLevel: 'error' });
  await buildWeb();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  say('安装包没有编译成功，原因见上。', 'The package could not be compiled; the reason stands above.');
  process.exitCode = 70;
}
