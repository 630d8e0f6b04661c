/** The product compiled to plain JavaScript for the installed package: one file for each source file, npm packages left outside. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;
/** The command line, and the files that start as threads of their own: nothing imports those. */
const entries = ['src/cli/run.ts', ...globSync('src/**/*worker.ts', { cwd: root })];

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
      input: entries.map((entry) => join(root, entry)),
      output: { format: 'es', preserveModules: true, preserveModulesRoot: join(root, 'src'), entryFileNames: '[name].js' },
    },
  },
});
