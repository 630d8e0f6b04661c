import { describe, expect, test } from 'vitest';
import { isRefusal } from '#kernel';
import type { Command } from './command.ts';
import { COMMANDS, findCommand } from './commands.ts';
import { chosenLanguage } from './language.ts';
import { parse } from './parse.ts';

const command = (name: string): Command => findCommand(name) as Command;

describe('options and operands', () => {
  test('in any order, and after -- everything is an operand', () => {
    expect(parse(command('read'), ['--json', '甲.txt', '--no-text'], 'zh')).toEqual({ operands: ['甲.txt'], options: new Map([['json', ''], ['no-text', '']]), language: 'zh' });
    expect(parse(command('read'), ['--', '--odd name.txt'], 'zh')).toMatchObject({ operands: ['--odd name.txt'] });
    expect(parse(command('export'), ['甲.txt', '--out=乙.docx', '--form', 'ledger'], 'en')).toMatchObject({ options: new Map([['out', '乙.docx'], ['form', 'ledger']]) });
  });

  test('help asks for nothing else', () => {
    expect(parse(command('export'), ['--help'], 'zh')).toMatchObject({ options: new Map([['help', '']]) });
    expect(parse(command('export'), ['-h'], 'zh')).toMatchObject({ options: new Map([['help', '']]) });
  });

  test.each([
    ['read', ['甲.txt', '--jsn'], 'unknown-option', { option: '--jsn' }],
    ['read', ['甲.txt', '-x'], 'unknown-option', { option: '-x' }],
    ['read', ['甲.txt', '--constructor'], 'unknown-option', { option: '--constructor' }],
    ['read', ['甲.txt', '--json=yes'], 'option-with-value', { option: '--json' }],
    ['read', [], 'missing-operand', { operand: 'FILE' }],
    ['read', ['甲', '乙.txt'], 'surplus-operand', { operand: '乙.txt' }],
    ['read', ['甲.txt', '--lang', 'fr'], 'unknown-value', { value: 'fr' }],
    ['export', ['甲.txt'], 'missing-option', { option: '--out' }],
    ['export', ['甲.txt', '--out'], 'option-without-value', { option: '--out' }],
    ['export', ['甲.txt', '--out', '乙.docx', '--form', 'poster'], 'unknown-value', { value: 'poster', known: 'ledger responsibility' }],
  ])('%s %j is refused: %s', (name, args, refused, values) => {
    const outcome = parse(command(name), args, 'zh');
    expect(isRefusal(outcome)).toBe(true);
    expect(outcome).toMatchObject({ refused, values });
  });
});

test('every command and option has its words in both languages', () => {
  const words = COMMANDS.flatMap((one) => [one.summary, ...Object.values(one.options).map((option) => option.help)]);
  expect(words.filter(({ zh, en }) => !/\p{Script=Han}/u.test(zh) || en === '' || /\p{Script=Han}/u.test(en))).toEqual([]);
});

test.each([
  [[], {}, 'zh'], [['--lang', 'en'], {}, 'en'], [['read', '--lang=en'], {}, 'en'], [['--lang', 'zh'], { TAIZHANG_LANG: 'en' }, 'zh'],
  [[], { TAIZHANG_LANG: 'en_US' }, 'en'], [['--', '--lang', 'en'], {}, 'zh'], [['--lang'], { TAIZHANG_LANG: 'fr' }, 'zh'],
] as const)('language of %j under %j is %s', (args, environment, language) => {
  expect(chosenLanguage(args, environment)).toBe(language);
});
