/** Brings node_modules to what the lock file says. Plain JavaScript for Node 20.19, built-ins only. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone } from './lock.mjs';
import { say } from './say.mjs';

/**
 * Installs when the lock file's digest differs from the stamp in node_modules.
 * @param {string} root
 * @returns {Promise<boolean>} false when npm failed; its own words stand on standard error
 */
export async function install(root) {
  if (isStamped(root)) return true;
  // A number of a process that died may have been given to another since.
  const lock = join(root, '.cache', 'install.lock');
  return alone(lock, () => say(`另一个进程正在安装依赖，请稍候……（若没有别的进程，请删除 ${lock}）`, `Another process is installing; waiting … (if there is none, delete ${lock})`), () => {
    if (isStamped(root)) return true;
    if (holdsWhatIsLocked(root)) return stamp(root);
    say('正在按 package-lock.json 安装依赖（首次约需一两分钟）……', 'Installing what package-lock.json names (a minute or two the first time) …');
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const [program, ...first] = npm;
    const ended = spawnSync(program, [...first, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, NODE_ENV: '' },
    });
    if (ended.status !== 0) {
      say(`依赖没有装好（${ended.error?.message ?? `npm 退出码 ${ended.status ?? ended.signal}`}）；请按上面的提示检查网络和目录权限后重试。`,
        `Installing failed (${ended.error?.message ?? `npm ended with ${ended.status ?? ended.signal}`}); check the network and the folder's permissions, then try again.`);
      return false;
    }
    return stamp(root);
  });
}

const lockFile = (root) => join(root, 'package-lock.json');
const stampFile = (root) => join(root, 'node_modules', '.taizhang-stamp');
const digest = (root) => createHash('sha256').update(readFileSync(lockFile(root))).digest('hex');

function isStamped(root) {
  try {
    return readFileSync(stampFile(root), 'utf8') === digest(root);
  } catch {
    return false;
  }
}

function stamp(root) {
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(root), digest(root));
  return true;
}

/** Whether npm itself already put there what the lock file names (after `npm install` by hand). */
function holdsWhatIsLocked(root) {
  try {
    const locked = JSON.parse(readFileSync(lockFile(root), 'utf8')).packages;
    const held = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
    return Object.keys(held).every((name) => name in locked)
      && Object.entries(locked).every(([name, wanted]) => {
        if (name === '' || wanted.link === true) return true;
        const found = held[name];
        if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
        return found.version === wanted.version && found.integrity === wanted.integrity;
      });
  } catch {
    return false;
  }
}
