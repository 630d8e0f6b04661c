/** The browser inside an npm package, with a Chinese font from npm, for tests and screenshots. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { dirname, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = join(import.meta.dirname, '../..');
/** Unpacked once a checkout, not once a run. */
const cache = join(root, '.cache', 'browser');

/**
 * Of the package's own flags. With the first two, closing one page ends the whole browser; the next lowers what is tried; and
 * with a graphics card made of threads, what is drawn in steps (a menu that opens) keeps the processor for seconds after its page is closed.
 */
const UNFIT: ReadonlySet<string> = new Set(['--single-process', '--no-zygote', '--disable-web-security', '--headless', '--in-process-gpu', '--ignore-gpu-blocklist', '--use-gl', '--use-angle', '--enable-unsafe-swiftshader']);

/** Starts the browser; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(cache, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = cache;
  const { default: packed, inflate, setupLambdaEnvironment } = await import('@sparticuz/chromium');
  try {
    const executablePath = await packed.executablePath();
    const libraries = await inflate(join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin', 'al2023.tar.br'));
    setupLambdaEnvironment(join(libraries, 'lib'));
    const args = [...packed.args.filter((flag) => !UNFIT.has(flag.split('=')[0] ?? '')), '--disable-gpu', '--disable-software-rasterizer'];
    return await chromium.launch({ executablePath, args, headless: true, env: { ...process.env, FONTCONFIG_FILE: fontsFile() } as Record<string, string> });
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The families that the theme names, all told to be the one font from npm. */
function fontsFile(): string {
  const require = createRequire(import.meta.url);
  const folder = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const file = join(cache, 'fonts.conf');
  writeFileSync(file, `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, '400Regular')}</dir>
  <dir>${join(folder, '700Bold')}</dir>
  <cachedir>${join(cache, 'fonts')}</cachedir>
  <alias binding="same"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="same"><family>serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`);
  return file;
}

