/** Walls that an import can break. */
import { builtinModules } from 'node:module';
import { named } from './places.mjs';
import { below, ENDPOINTS, PURE, WEB_DOORS, WIRING } from './rooms.mjs';

/** Calls `look(node, specifier)` for every import, re-export and `import()` with a literal. */
function everyImport(look) {
  const visit = (node) => {
    if (typeof node.source?.value === 'string') look(node, node.source.value);
  };
  return { ImportDeclaration: visit, ExportNamedDeclaration: visit, ExportAllDeclaration: visit, ImportExpression: visit };
}

function floors(at, report) {
  if (at.area !== 'src' || at.isTest) return undefined;
  const allowed = below(at.room);
  return everyImport((node, specifier) => {
    const target = named(specifier, at.path);
    if (target.kind !== 'door' || target.room === at.room) return;
    if (allowed === undefined) report(node, `The room “${at.room}” stands on no floor yet; give it one in lint/rooms.mjs.`);
    else if (!allowed.includes(target.room)) report(node, `“${at.room}” may not import “${target.room}”: a room imports only floors below it and libraries; let the upper room ask, or publish a view.`);
  });
}

function doors(at, report) {
  if (at.area === 'other') return undefined;
  return everyImport((node, specifier) => {
    const target = named(specifier, at.path);
    if (target.kind === 'door' && target.room === at.room && at.area === 'src' && !at.isTest) {
      report(node, `Inside “${at.room}” name the file itself (./…), not the room's own door ${specifier}.`);
    }
    if (target.kind === 'door' && at.area === 'web' && !at.isTest && ![...PURE, ENDPOINTS].includes(target.room) && !WEB_DOORS.includes(target.door)) {
      report(node, `The web may not import ${specifier}: it takes a room's model or api, the reader and the kernel; the rest it asks the server for.`);
    }
    if (target.kind !== 'file' || !target.path.startsWith('src/')) return;
    const [, into = ''] = target.path.split('/');
    const room = into.replace(/\.ts$/u, '');
    if (at.area === 'src' && room === at.room) return;
    // What a room offers to tests of other rooms is no part of the product, so no door leads there.
    if (at.isTest && /\/testing(?:\.ts$|\/)/u.test(target.path)) return;
    if (WIRING.includes(at.room) && WIRING.includes(room)) return;
    if (at.isTest && WIRING.includes(room)) return;
    report(node, `Do not reach into “${room}” by its path; import its door #${room}, or let the room open one.`);
  });
}

function http(at, report) {
  if (!['src', 'web'].includes(at.area) || at.isTest || at.path.startsWith('src/platform/http') || WIRING.includes(at.room)) return undefined;
  return everyImport((node, specifier) => {
    if (/^(?:fastify|@fastify\/.+|(?:node:)?https?|(?:node:)?http2)$/u.test(specifier)) {
      report(node, `No HTTP outside src/platform/http: return a value or a Refusal, and let the platform turn it into an answer (found ${specifier}).`);
    }
  });
}

function pure(at, report) {
  if (at.area !== 'src' || at.isTest || !PURE.includes(at.room)) return undefined;
  return everyImport((node, specifier) => {
    if (specifier.startsWith('node:') || builtinModules.includes(specifier)) report(node, `“${at.room}” also runs in a browser, so it may not import ${specifier}.`);
  });
}

function drivers(at, report) {
  if (at.area !== 'src' || at.isTest || at.path.startsWith('src/platform/') || /(?:^|[/-])store(?:\.ts$|\/)/u.test(at.path)) return undefined;
  return everyImport((node, specifier) => {
    if (/^(?:pg|kysely)(?:\/|$)/u.test(specifier)) report(node, `Only store.ts and src/platform speak to the database: move this to the room's store, and take the executor's type from #platform (found ${specifier}).`);
  });
}

export const imports = { floors, doors, http, pure, drivers };
