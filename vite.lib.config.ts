/**
 * The product compiled to plain JavaScript for the installed package, npm packages left outside. Few files, all in one folder:
 * to find and link six hundred took a third of the start, and a thread is named by its place beside whoever starts it.
 */
import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
/** The command line, and the files that start as threads of their own: nothing imports those. */
const entries = ['src/cli/run.ts', ...globSync('src/**/*-worker.ts', { cwd: root })];

export default defineConfig({
  root,
  publicDir: false,
  build: {
    ssr: true,
    target: 'node22',
    outDir: 'dist/product',
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(entries.map((entry) => [basename(entry, '.ts'), join(root, entry)])),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
