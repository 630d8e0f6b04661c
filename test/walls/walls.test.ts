/** One planted violation for each wall, which must be reported, and lawful files, which must not. */
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { below, FLOORS, LIBRARIES } from '../../lint/rooms.mjs';
import { lintPlanted, root } from './linted.ts';

const PLANTED: Readonly<Record<string, readonly [rule: string, words: RegExp]>> = {
  'floors/src/kernel/upward.ts': ['walls(floors)', /“kernel” may not import “reader”/],
  'floors/src/forms/library.ts': ['walls(floors)', /“forms” may not import “platform”/],
  'floors/src/plans/sibling.ts': ['walls(floors)', /“plans” may not import “registers”/],
  'floors/src/aid/subsystem.ts': ['walls(floors)', /“aid” may not import “casework”/],
  'floors/src/gossip/stranger.ts': ['walls(floors)', /“gossip” stands on no floor yet/],
  'floors/src/units/later.ts': ['walls(floors)', /“units” may not import “delivery”/],
  'doors/src/plans/deep.ts': ['walls(doors)', /import its door #registers/],
  'doors/src/plans/own.ts': ['walls(doors)', /not the room's own door/],
  'doors/test/journey.ts': ['walls(doors)', /import its door #reader/],
  'doors/web/server.ts': ['walls(doors)', /The web may not import #documents/],
  'http/src/plans/answers.ts': ['walls(http)', /No HTTP outside src\/platform\/http/],
  'pure/src/reader/files.ts': ['walls(pure)', /also runs in a browser/],
  'drivers/src/plans/commands.ts': ['walls(drivers)', /speak to the database/],
  'sql/src/plans/commands.ts': ['walls(sql)', /SQL belongs in the room's store\.ts/],
  'sql/src/plans/rules.ts': ['walls(sql)', /SQL belongs in the room's store\.ts/],
  'clock/src/plans/rules.ts': ['walls(clock)', /No Date\.now\(\) here: ask the clock/],
  'clock/src/plans/day.ts': ['walls(clock)', /No new Date\(\) here/],
  'clock/src/plans/lot.ts': ['walls(clock)', /No Math\.random\(\) here/],
  'clock/src/reader/pace.ts': ['walls(clock)', /take the day as a parameter/],
  'clock/web/ago.ts': ['walls(clock)', /No Date\.now\(\) here/],
  'chinese/web/said.tsx': ['walls(chinese)', /put the label into zh\.ts/],
  'chinese/web/titled.tsx': ['walls(chinese)', /put the label into zh\.ts/],
  'file-names/src/plans/badName.ts': ['walls(file-names)', /kebab-case/],
  'cycle/src/plans/egg.ts': ['import(no-cycle)', /cycle/],
  'promises/src/plans/forgotten.ts': ['typescript(no-floating-promises)', /Promises must be/],
  'any/src/plans/anything.ts': ['typescript(no-explicit-any)', /any/],
};

const reported = lintPlanted().map((one) => ({ ...one, file: one.file.replace('test/walls/planted/', '') }));

describe('a planted violation is reported', () => {
  test.each(Object.entries(PLANTED))('%s', (file, [rule, words]) => {
    const found = reported.filter((one) => one.file === file && one.rule === rule);
    expect(found.map((one) => one.sentence), JSON.stringify(reported.filter((one) => one.file === file))).toEqual([expect.stringMatching(words)]);
  });

  test('a test that runs alone or never', () => {
    const rules = reported.filter((one) => one.file === 'tests/src/plans/alone.test.ts').map((one) => one.rule);
    expect(rules).toEqual(expect.arrayContaining(['vitest(no-focused-tests)', 'vitest(no-disabled-tests)']));
  });
});

test('every planted file has its line here', () => {
  const files = globSync('**/*.{ts,tsx}', { cwd: join(root, 'test/walls/planted') }).map((file) => file.replaceAll('\\', '/'));
  const known = [...Object.keys(PLANTED), 'cycle/src/plans/hen.ts', 'tests/src/plans/alone.test.ts'];
  expect(files.filter((file) => !file.startsWith('lawful/')).sort()).toEqual(known.sort());
});

test('what is lawful passes', () => {
  expect(reported.filter((one) => one.file.startsWith('lawful/'))).toEqual([]);
});

describe('floors', () => {
  test('the kernel imports nothing of ours', () => {
    expect(below('kernel')).toEqual([]);
  });

  test('no two rooms may import each other', () => {
    const rooms = [...FLOORS.flat(), ...Object.keys(LIBRARIES)];
    const mutual = rooms.flatMap((one) => rooms.filter((other) => below(one)?.includes(other) && below(other)?.includes(one)).map((other) => `${one} ↔ ${other}`));
    expect(mutual).toEqual([]);
  });
});
