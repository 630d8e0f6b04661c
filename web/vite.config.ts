import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';

const api = process.env.TAIZHANG_API ?? 'http://127.0.0.1:8410';

/** A test run sets NODE_ENV to `test`, from which the bundler would make React's development build; the product is built all the same. */
function production(): Plugin {
  const before = process.env.NODE_ENV;
  return {
    name: 'taizhang:production',
    apply(_, { command }) {
      if (command === 'build') process.env.NODE_ENV = 'production';
      return command === 'build';
    },
    closeBundle() {
      if (before === undefined) delete process.env.NODE_ENV;
      else process.env.NODE_ENV = before;
    },
  };
}

/** Writes NAME.br and NAME.gz beside what is worth it; the server sends them where the browser takes them. */
function compressed(): Plugin {
  return {
    name: 'taizhang:compressed',
    apply: 'build',
    writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle)) {
        if (!/\.(?:js|css|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(dir, name));
        if (bytes.length < 1024) continue;
        writeFileSync(join(dir, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes));
      }
    },
  };
}

/** The addresses of the rooms' endpoints, without their shapes. */
function endpointAddresses(): Plugin {
  const id = 'virtual:endpoints';
  return {
    name: 'taizhang:endpoints',
    resolveId: (wanted) => (wanted === id ? `\0${id}` : undefined),
    async load(wanted) {
      if (wanted !== `\0${id}`) return undefined;
      const { endpoints } = await import(new URL('../src/endpoints.ts', import.meta.url).href) as { endpoints: Record<string, { method: string; path: string }> };
      return `export default ${JSON.stringify(Object.fromEntries(Object.entries(endpoints).map(([name, { method, path }]) => [name, [method, path]])))}`;
    },
  };
}

type ModuleOf = (id: string) => { readonly importedIds: readonly string[] } | null;
let frame: ReadonlySet<string> | null = null;
/** All that the frame imports. Every page needs all of it: as one file it takes two fifths of the requests away, and packs better. */
function frameOf(moduleOf: ModuleOf): ReadonlySet<string> {
  if (frame !== null) return frame;
  const found = new Set([join(import.meta.dirname, 'main.tsx')]);
  for (const id of found) for (const imported of moduleOf(id)?.importedIds ?? []) found.add(imported);
  frame = found;
  return frame;
}

/** The web is built into dist/web; the server fills the nonce into each page it hands out. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [production(), endpointAddresses(), react(), compressed()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // A module preload polyfill would be an inline script, which the content security policy refuses.
    modulePreload: { polyfill: false },
    // A data: address for a small file would need an exception in the policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: (id, graph) => (frameOf((one) => graph.getModuleInfo(one)).has(id) ? 'frame' : null) }] } } },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
});
