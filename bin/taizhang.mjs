#!/usr/bin/env node
/**
 * The command `taizhang`: from the compiled package, or from the sources in a clone.
 * A machine's Node that is too old hands over to the packaged one.
 */
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from './hand-over.mjs';
import { isAtLeast, packagedNode } from './platform-node.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(root, 'src', 'cli', 'run.ts');
const fromSources = existsSync(sources);
// Sources need type stripping, the compiled package what pdfjs needs.
const floor = fromSources ? '24.0' : '22.13';

if (isAtLeast(process.versions.node, floor)) {
  cacheCompiledCode();
  const { run } = await import(fromSources ? '../src/cli/run.ts' : '../dist/product/run.js');
  await run(process.argv.slice(2));
} else {
  const node = packagedNode(import.meta.url);
  if (node === null) {
    process.stderr.write(`需要 Node.js ${floor} 或更高版本，当前是 ${process.versions.node}；请升级 Node.js 后再运行。 (Node.js ${floor} or later is needed.)\n`);
    process.exitCode = 70;
  } else {
    process.exitCode = await handOver(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { channel: ['serve', 'work'].includes(process.argv[2]) });
  }
}

/** Keeps compiled code in a folder of this user's own; without one the start is only slower. */
function cacheCompiledCode() {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const candidates = fromSources
    ? [join(root, 'node_modules', '.cache', `taizhang-compiled-${process.getuid?.() ?? 0}`)]
    : [join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'taizhang', 'compiled')];
  for (const folder of candidates) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      nodeModule.enableCompileCache?.(folder);
      return;
    } catch {
      continue;
    }
  }
}
