/** `--help`, made from the table of commands. */
import type { Command, Option } from './command.ts';
import { COMMANDS, COMMON } from './commands.ts';
import { EXIT, EXIT_MEANINGS } from './exit-codes.ts';
import type { Language } from './language.ts';
import { padded } from './width.ts';

const HEADINGS = {
  purpose: { zh: '台账 taizhang：从一份文件到一本台账', en: 'taizhang: from an issued document to a ledger' },
  usage: { zh: '用法', en: 'usage' },
  commands: { zh: '命令', en: 'commands' },
  options: { zh: '选项', en: 'options' },
  settings: { zh: '环境变量', en: 'environment' },
  codes: { zh: '退出码', en: 'exit codes' },
  more: { zh: '每个命令的选项：taizhang 命令 --help。界面语言：--lang en 或环境变量 TAIZHANG_LANG=en。', en: 'The options of a command: taizhang COMMAND --help. Language: --lang zh, or TAIZHANG_LANG in the environment.' },
  version: { zh: '显示版本', en: 'show the version' },
} as const;

/** All commands. */
export function generalHelp(language: Language): string {
  const h = (key: keyof typeof HEADINGS): string => HEADINGS[key][language];
  return [
    h('purpose'), '',
    `${h('usage')}: taizhang COMMAND …`, '',
    `${h('commands')}:`, ...COMMANDS.map((command) => `  ${padded(usageOf(command), 34)} ${command.summary[language]}`), '',
    `${h('options')}:`, ...optionLines(COMMON, language), `  ${padded('--version', 16)} ${h('version')}`, '',
    ...codeLines(language), '', h('more'), '',
  ].join('\n');
}

/** One command. */
export function commandHelp(command: Command, language: Language): string {
  const options = { ...command.options, ...COMMON };
  return [
    command.summary[language], '',
    `${HEADINGS.usage[language]}: taizhang ${usageOf(command)} [${HEADINGS.options[language]}]`, '',
    `${HEADINGS.options[language]}:`, ...optionLines(options, language), '',
    ...settingLines(command, language),
    ...codeLines(language), '',
  ].join('\n');
}

function usageOf(command: Command): string {
  const required = Object.entries(command.options).filter(([, option]) => option.required === true).map(([name, option]) => `--${name} ${option.value ?? ''}`);
  return [command.name, ...command.operands, ...required].join(' ');
}

function optionLines(options: Readonly<Record<string, Option>>, language: Language): string[] {
  return Object.entries(options).map(([name, option]) => `  ${padded(`--${name} ${option.value ?? ''}`, 16)} ${option.help[language]}`);
}

function settingLines({ settings }: Command, language: Language): string[] {
  if (settings === undefined) return [];
  return [`${HEADINGS.settings[language]}:`, ...Object.entries(settings).map(([name, words]) => `  ${padded(name, 28)} ${words[language]}`), ''];
}

function codeLines(language: Language): string[] {
  return [`${HEADINGS.codes[language]}:`, ...Object.entries(EXIT).map(([name, code]) => `  ${padded(String(code), 4)} ${EXIT_MEANINGS[name as keyof typeof EXIT][language]}`)];
}
