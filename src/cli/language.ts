/** The two languages that the command line speaks; Chinese unless English is asked for. */
export type Language = 'zh' | 'en';
export type Words = Readonly<Record<Language, string>>;

const CODES: Readonly<Record<string, Language>> = { zh: 'zh', 'zh-cn': 'zh', en: 'en', 'en-us': 'en', 'en-gb': 'en' };

/** `zh`, `en` and their usual longer forms; undefined for anything else. */
export function languageOf(code: string): Language | undefined {
  return CODES[code.toLowerCase().replace('_', '-')];
}

/** What the command line asks for by `--lang`, else by TAIZHANG_LANG; known before anything else is parsed, for its errors. */
export function chosenLanguage(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Language {
  const end = args.indexOf('--');
  const given = end === -1 ? args : args.slice(0, end);
  const at = given.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const code = at === -1 ? environment['TAIZHANG_LANG'] : given[at]?.includes('=') ? given[at].slice('--lang='.length) : given[at + 1];
  return languageOf(code ?? '') ?? 'zh';
}
