/**
 * The first script: what `npm start`, `npm test`, `npm run bench` and `npm run taizhang` run.
 * Plain JavaScript for Node 20.19, built-ins only, as nothing may be installed yet.
 * Tells its progress on standard error, so that a command's output stays its own.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { handOver } from '../bin/hand-over.mjs';
import { isAtLeast, packagedNode } from '../bin/platform-node.mjs';
import { install } from './install.mjs';
import { say } from './say.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [what = 'cli', ...rest] = process.argv.slice(2);

try {
  process.exitCode = await main();
} catch (error) {
  say(`启动没有成功：${error.message}；请检查目录 ${root} 的权限和磁盘空间后重试。`, `Starting failed: ${error.message}; check the permissions and the space of ${root}, then try again.`);
  process.exitCode = 70;
}

async function main() {
  if (!await install(root)) return 70;
  const node = isAtLeast(process.versions.node, '24.0') ? (packagedNode(import.meta.url) ?? process.execPath) : packagedNode(import.meta.url);
  if (node === null) {
    say(`没有适合本机（${process.platform}-${process.arch}）的 Node.js 24 安装包；请先安装 Node.js 24 再运行。`,
      `There is no packaged Node.js 24 for this machine (${process.platform}-${process.arch}); install Node.js 24 and run again.`);
    return 70;
  }
  const command = join(root, 'bin', 'taizhang.mjs');
  // npm changes to the package's folder; file names are meant from where the user stands.
  const cwd = process.env.npm_lifecycle_event === 'taizhang' && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd();
  switch (what) {
    case 'serve': {
      if (rest.includes('--help') || rest.includes('-h')) return handOver(node, [command, 'serve', ...rest]);
      const built = await handOver(node, [join(root, 'scripts', 'web.mjs')]);
      return built === 0 ? handOver(node, [command, 'serve', ...rest], { channel: true }) : built;
    }
    case 'cli':
      return handOver(node, [command, ...rest], { cwd: existsSync(cwd) ? cwd : root, channel: ['serve', 'work'].includes(rest[0]) });
    case 'test':
    case 'bench':
    case 'package':
      return handOver(node, [join(root, 'scripts', `${what}.mjs`), ...rest], { cwd: root });
    case 'score':
    case 'samples':
    case 'screenshots':
      return handOver(node, [join(root, 'scripts', `${what}.ts`), ...rest], { cwd: root });
    default:
      say(`不认识的任务“${what}”；可用：serve、test、bench、package、cli、score、samples、screenshots。`, `Unknown job “${what}”; there are serve, test, bench, package, cli, score, samples and screenshots.`);
      return 2;
  }
}
