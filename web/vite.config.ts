import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import react from '@vitejs/plugin-react';

const api = process.env.TAIZHANG_API ?? 'http://127.0.0.1:8090';

/** Writes NAME.br and NAME.gz beside what is worth it; the server sends them where the browser takes them. */
function compressed(): Plugin {
  return {
    name: 'taizhang:compressed',
    apply: 'build',
    closeBundle() {
      const assets = join(import.meta.dirname, '../dist/web/assets');
      for (const name of readdirSync(assets)) {
        if (!/\.(?:js|css|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(assets, name));
        if (bytes.length < 1024) continue;
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(bytes));
        writeFileSync(join(assets, `${name}.gz`), gzipSync(bytes));
      }
    },
  };
}

/** The web is built into dist/web; the server fills the nonce into each page it hands out. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed()],
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
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': api } },
});
