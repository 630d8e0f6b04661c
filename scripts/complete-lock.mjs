/**
 * After `npm install NAME`: names in package-lock.json the platform packages that the registry at hand does not hold.
 * npm leaves those out of the lock file, and then `npm ci` refuses it on every platform. They are optional, each for one
 * platform, so they are written down by version and platform; only where they are needed are they looked for.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const file = join(dirname(dirname(fileURLToPath(import.meta.url))), 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32', 'sunos', 'aix', 'netbsd', 'openbsd'];
const PROCESSORS = { arm64: 'arm64', x64: 'x64', ia32: 'ia32', arm: 'arm', riscv64: 'riscv64', ppc64: 'ppc64', s390x: 's390x', loong64: 'loong64' };

const added = [];
for (const [path, one] of Object.entries(lock.packages)) {
  if (path === '') continue;
  for (const [name, version] of Object.entries(one.optionalDependencies ?? {})) {
    if (`${path}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages) continue;
    const platform = platformOf(name);
    if (platform === null) throw new Error(`${name} is optional for ${path} and absent, but no platform stands in its name`);
    lock.packages[`node_modules/${name}`] = { version, ...platform, ...(one.dev ? { dev: true } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
process.stderr.write(`${added.length} platform packages named: ${added.join(' ')}\n`);

function platformOf(name) {
  const words = name.split('/').at(-1).split(/[-.]/u);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = Object.keys(PROCESSORS).find((word) => words.includes(word));
  if (os === undefined || cpu === undefined) return null;
  const libc = words.includes('musl') || words.includes('musleabihf') ? ['musl'] : words.includes('gnu') || words.includes('gnueabihf') ? ['glibc'] : undefined;
  return { cpu: [PROCESSORS[cpu]], ...(libc === undefined ? {} : { libc }), os: [os] };
}
