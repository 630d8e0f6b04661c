import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testFolder } from '#platform/testing';
import { killAll } from '../platform/installation.ts';
import { killRounds } from './killing.ts';

const folder = mkdtempSync(join(tmpdir(), 'tz-killed-'));
chmodSync(folder, 0o755);
afterAll(() => {
  killAll();
  rmSync(folder, { recursive: true, force: true });
});

test('five times server, database or both are killed while four clients write and a clerk reports: nothing that was acknowledged is lost or there twice, and the journal is proved', async () => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
  process.stdout.write(`killing with SEED=${seed}\n`);
  const data = join(folder, 'data');
  renameSync(testFolder().folder, data);
  const { acknowledged, saves, lost, verdict, unanswered } = await killRounds({ data, rounds: 5, seed });
  process.stdout.write(`${acknowledged} acknowledged, ${unanswered} not, ${saves} saves of a report\n`);
  expect(acknowledged).toBeGreaterThan(10);
  expect(saves).toBeGreaterThan(2);
  expect(lost).toEqual([]);
  expect(verdict.faults).toEqual([]);
  expect(verdict.entryCount).toBeGreaterThanOrEqual(acknowledged + saves);
}, 240_000);
