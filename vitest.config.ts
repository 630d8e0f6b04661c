import { defineConfig } from 'vitest/config';

const tests = (suffix: string): string[] => ['src', 'web', 'test', 'lint', 'bench', 'scripts'].map((folder) => `${folder}/**/*${suffix}.{ts,tsx}`);

export default defineConfig({
  test: {
    watch: false,
    // Two sets of numbers: what a slow machine may take, not what is expected.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One more than the cores of a small machine: a test waits for a database or a browser half of its time.
    maxWorkers: 3,
    env: { TAIZHANG_LANG: 'zh' },
    projects: [
      { test: { name: 'unit', include: tests('.test'), exclude: ['**/node_modules/**', '**/planted/**', '**/*.db.test.ts', '**/*.browser.test.ts'] } },
      { test: { name: 'database', include: tests('.db.test'), testTimeout: 120_000, hookTimeout: 120_000 } },
      { test: { name: 'browser', include: tests('.browser.test'), testTimeout: 90_000, hookTimeout: 180_000, globalSetup: ['scripts/built-web.mjs', 'test/browser/unpacked.ts'] } },
    ],
  },
});
