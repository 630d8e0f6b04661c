/** Builds the web to dist/web when its sources differ from those of the last build. Runs on the packaged Node. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './lock.mjs';
import { say } from './say.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const built = join(root, 'dist', 'web');
const stampFile = join(built, '.stamp');
/** Rooms that never reach the browser: a change in them builds nothing. */
const SERVER_ONLY = ['platform', 'cli'];

/**
 * @param {{ quiet?: boolean }} [options]
 * @returns {Promise<void>} rejects with what the bundler said
 */
export async function buildWeb(options = {}) {
  if (!existsSync(join(root, 'web', 'index.html')) || isBuilt()) return;
  const lock = join(root, '.cache', 'web.lock');
  await alone(lock, () => say(`另一个进程正在构建网页，请稍候……（若没有别的进程，请删除 ${lock}）`, `Another process is building the web; waiting … (if there is none, delete ${lock})`), async () => {
    const digest = sourcesDigest();
    if (isBuilt(digest)) return;
    if (!options.quiet) say('正在构建网页（首次或更新后需要，约十几秒）……', 'Building the web (the first time and after an update, some seconds) …');
    // A test runner sets its own; the pages are always those that users get.
    process.env.NODE_ENV = 'production';
    const { build } = await import('vite');
    const folder = join(root, 'dist', `.web-${process.pid}`);
    try {
      await build({ root: join(root, 'web'), logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
      writeFileSync(join(folder, '.stamp'), digest);
      putInPlace(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

/** A server that runs meanwhile has the old pages until the new ones are whole. */
function putInPlace(folder) {
  const old = `${folder}-old`;
  if (existsSync(built)) renameSync(built, old);
  renameSync(folder, built);
  rmSync(old, { recursive: true, force: true });
}

function isBuilt(digest = sourcesDigest()) {
  try {
    return readFileSync(stampFile, 'utf8') === digest;
  } catch {
    return false;
  }
}

function sourcesDigest() {
  const hash = createHash('sha256');
  const server = SERVER_ONLY.map((room) => join(root, 'src', room));
  const files = [join(root, 'package-lock.json'), join(root, 'package.json'), ...filesUnder(join(root, 'web'), []), ...filesUnder(join(root, 'src'), server)];
  for (const file of files) hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function filesUnder(folder, except) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.name === 'node_modules' || except.includes(path) || entry.name.includes('.test.')) return [];
      return entry.isDirectory() ? filesUnder(path, except) : [path];
    });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await buildWeb();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    say('网页没有构建成功，原因见上。', 'The web could not be built; the reason stands above.');
    process.exitCode = 70;
  }
}
