/** Where a file stands in the house, by its path. */
import { posix } from 'node:path';

/**
 * @typedef {{ area: 'src' | 'web' | 'test' | 'bench' | 'other', room: string, path: string, isTest: boolean }} Standing
 * `path` is from the project's root; `room` is empty outside src.
 */

/**
 * @param {string} file an absolute path with either kind of slash
 * @param {string} root
 * @returns {Standing}
 */
export function standing(file, root) {
  const path = posix.normalize(posix.relative(slashes(root), slashes(file)));
  // Planted violations stand in a house of their own below test/walls.
  const inside = path.replace(/^test\/walls\/planted\/[^/]+\//u, '');
  const [area = '', room = ''] = inside.split('/');
  const isTest = /\.test\.tsx?$/u.test(inside) || area === 'test' || area === 'bench';
  if (area === 'src') return { area, room: room.replace(/\.ts$/u, ''), path: inside, isTest };
  return { area: ['web', 'test', 'bench'].includes(area) ? area : 'other', room: '', path: inside, isTest };
}

/**
 * What an import names: a room by its door (`#plans`, `#plans/model`), a file of ours by its path, or something from outside.
 * @param {string} specifier
 * @param {string} path the importing file, from the project's root
 * @returns {{ kind: 'door', room: string, door: string } | { kind: 'file', path: string } | { kind: 'outside', name: string }}
 */
export function named(specifier, path) {
  if (specifier.startsWith('#')) {
    const [room = '', ...door] = specifier.slice(1).split('/');
    return { kind: 'door', room, door: door.join('/') || 'index' };
  }
  if (specifier.startsWith('.')) return { kind: 'file', path: posix.join(posix.dirname(path), specifier) };
  return { kind: 'outside', name: specifier };
}

function slashes(path) {
  return path.replaceAll('\\', '/');
}
