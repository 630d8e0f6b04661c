/** The command line as a user meets it: what it prints where, and what it ends with. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Settings } from '#platform';
import { folderOf, PLAN, root, shell, taizhang } from './taizhang.ts';

let files: ReturnType<typeof folderOf>;
beforeAll(() => {
  files = folderOf({
    'plan.txt': PLAN,
    'long.txt': PLAN.repeat(2_000),
    'empty.txt': '',
    'garbage.bin': createHash('shake256', { outputLength: 50_000 }).update('garbage').digest(),
    'secret.txt': `机密★5年\n\n${PLAN}`,
  });
});
afterAll(() => files.remove());

describe('help', () => {
  test.each([[['--help'], 0], [['help'], 0], [['-h'], 0], [['help', 'read'], 0], [['read', '--help'], 0], [['lint', '--help'], 0], [['export', '--help'], 0], [['serve', '--help'], 0]])('%j is printed in Chinese with the exit codes', async (args, code) => {
    const ended = await taizhang(args);
    expect(ended).toMatchObject({ code, err: '' });
    expect(ended.out).toMatch(/用法: taizhang[^]*退出码:[^]*70 +程序自身出错/u);
  });

  test('in English by option or environment', async () => {
    const [option, environment] = await Promise.all([taizhang(['read', '--help', '--lang', 'en']), taizhang(['read', '--help'], { TAIZHANG_LANG: 'en' })]);
    expect(option.out).toBe(environment.out);
    expect(option.out).toMatch(/usage: taizhang read FILE/u);
    expect(option.out).not.toMatch(/\p{Script=Han}/u);
  });

  test('every setting of the server stands in its help', async () => {
    const { out } = await taizhang(['serve', '--help']);
    expect(out.match(/^ +[A-Z]+_[A-Z_]+(?= )/gmu)?.map((name) => name.trim())).toEqual(Object.keys(Settings.shape));
  });

  test('without a command it stands on standard error', async () => {
    expect(await taizhang([])).toMatchObject({ code: 2, out: '', err: expect.stringContaining('用法') });
  });

  test('the version is that of the package', async () => {
    const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
    expect(await taizhang(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('what a user can get wrong is one sentence on standard error', () => {
  test.each<[readonly string[], number, RegExp]>([
    [['raed', 'plan.txt'], 2, /没有“raed”这个命令/u],
    [['read'], 2, /缺少 FILE/u],
    [['read', 'plan.txt', '--jsn'], 2, /没有选项 --jsn/u],
    [['--lang', 'fr', 'read', 'plan.txt'], 2, /语言只有 zh 和 en/u],
    [['read', 'none.txt'], 3, /找不到文件“.*none\.txt”/u],
    [['read', '.'], 3, /是文件夹/u],
    [['read', 'empty.txt'], 3, /empty\.txt: 文件是空的/u],
    [['read', 'garbage.bin'], 3, /garbage\.bin: 无法识别/u],
    [['lint', 'secret.txt'], 3, /不接收涉密文件/u],
    [['export', 'plan.txt', '--out', 'plan.odt'], 2, /扩展名请用/u],
    [['export', 'plan.txt'], 2, /缺少选项 --out/u],
  ])('%j ends with %i', async (args, code, sentence) => {
    const paths = args.map((arg) => (/^(?:plan|none|empty|secret)\.txt$|^garbage\.bin$|^\.$/u.test(arg) ? files.at(arg) : arg));
    const ended = await taizhang(paths);
    expect(ended).toMatchObject({ code, out: '' });
    expect(ended.err).toMatch(sentence);
    expect(ended.err.trimEnd()).not.toContain('\n');
  });

  test('in English too', async () => {
    expect(await taizhang(['read', files.at('none.txt'), '--lang', 'en'])).toMatchObject({ code: 3, err: expect.stringMatching(/^There is no file “.*none\.txt”; check its folder and name\.\n$/u) });
  });

  test.each([['serve', '--lang', 'en'], ['--lang', 'en', 'serve']])('%s %s %s speaks English as well, and says what a setting may be', async (...args) => {
    expect(await taizhang(args, { TAIZHANG_PORT: '70000' })).toEqual({ code: 2, out: '', err: 'The value "70000" of TAIZHANG_PORT is not accepted (0–65535); correct it and start again.\n' });
  });

  test('nothing of a secret paper is shown', async () => {
    const { out, err } = await taizhang(['read', files.at('secret.txt'), '--json']);
    expect(`${out}${err}`).not.toContain('青禾');
  });
});

describe('read', () => {
  test('--json prints the published contract and nothing else', async () => {
    const { code, out, err } = await taizhang(['read', files.at('plan.txt'), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const reading = JSON.parse(out) as Record<string, unknown>;
    const digest = `sm3:${createHash('sm3').update(PLAN).digest('hex')}`;
    expect(reading).toMatchObject({ schema: 'taizhang.reading/1', source: { name: 'plan.txt', format: 'text', digest, characters: [...PLAN].length, text: PLAN } });
    expect(Object.keys(reading)).toEqual(expect.arrayContaining(['document', 'tasks', 'targets', 'parameters', 'findings']));
  });

  test('--no-text leaves the text out', async () => {
    const { out } = await taizhang(['read', files.at('plan.txt'), '--json', '--no-text']);
    expect((JSON.parse(out) as { source: object }).source).not.toHaveProperty('text');
  });

  test('for people: tasks under their headings, and the counts last', async () => {
    const { code, out } = await taizhang(['read', files.at('plan.txt')], { COLUMNS: '90' });
    expect(code).toBe(0);
    expect(out).toContain('青禾县学校建设行动方案');
    expect(out).toMatch(/（一）学校建设\n1 +建设第三小学.*县教育局/u);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^3 项任务 · 3 个牵头 · \d+ 个目标 · \d+ 处存疑$/u);
  });

  test('a long result comes whole through a slow pipe', async () => {
    const { code, out } = await shell(`$TAIZHANG read ${files.at('long.txt')} --json | { sleep 1; cat; }`);
    expect(code).toBe(0);
    expect((JSON.parse(out) as { source: { text: string } }).source.text).toBe(PLAN.repeat(2_000));
  });

  test('a reader that goes away is no error, a full disk is', async () => {
    expect(await shell(`$TAIZHANG read ${files.at('long.txt')} --json | head -c 5`)).toEqual({ code: 0, out: '{"sch', err: '' });
    if (existsSync('/dev/full')) expect(await shell(`$TAIZHANG read ${files.at('plan.txt')} --json > /dev/full`)).toMatchObject({ code: 4, err: expect.stringContaining('ENOSPC') });
  });

  test('a document comes through a pipe as well', async () => {
    const { code, out } = await shell(`cat ${files.at('plan.txt')} | $TAIZHANG read /dev/stdin --json`);
    expect({ code, text: (JSON.parse(out) as { source: { text: string } }).source.text }).toEqual({ code: 0, text: PLAN });
  });
});

describe('lint', () => {
  test('as JSON each finding has its place', async () => {
    const { out } = await taizhang(['lint', files.at('plan.txt'), '--json']);
    const { schema, findings } = JSON.parse(out) as { schema: string; findings: { place: unknown }[] };
    expect(schema).toBe('taizhang.findings/1');
    expect(findings.every((finding) => 'place' in finding)).toBe(true);
  });
});

describe('export', () => {
  test.each(['xlsx', 'docx', 'csv', 'json'])('.%s is written, and said so', async (format) => {
    const out = files.at(`out.${format}`);
    expect(await taizhang(['export', files.at('plan.txt'), '--out', out])).toEqual({ code: 0, out: '', err: `已写出 ${out}\n` });
    const bytes = readFileSync(out);
    expect(bytes.subarray(0, 2).toString()).toBe({ xlsx: 'PK', docx: 'PK', csv: bytes.subarray(0, 2).toString(), json: '{\n' }[format]);
    expect(bytes.length).toBeGreaterThan(100);
  });

  test('an unknown unit is told which ones there are', async () => {
    expect(await taizhang(['export', files.at('plan.txt'), '--out', files.at('unit.csv'), '--unit', '县水务局'])).toMatchObject({ code: 2, err: expect.stringMatching(/没有“县水务局”的任务；文件里的单位有：县教育局/u) });
  });

  test('a folder that is not there', async () => {
    expect(await taizhang(['export', files.at('plan.txt'), '--out', files.at('nowhere/out.csv')])).toMatchObject({ code: 4, err: expect.stringMatching(/写不了“.*ENOENT/u) });
  });
});
