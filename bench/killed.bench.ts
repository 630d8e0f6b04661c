/**
 * Server and database killed at random, fifty times, while four clients outside write by HTTP and count what was acknowledged.
 * Nothing acknowledged may be lost, and the journal must be proved. `SEED=…` repeats a run.
 */
import { randomInt } from 'node:crypto';
import { chmodSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testFolder } from '#platform/testing';
import { killRounds } from '../test/journal/killing.ts';
import { bench } from './bench.ts';
import { single } from './rounds.ts';

await bench('killed', async ({ quick, note }) => {
  const seed = Number(process.env['SEED'] ?? randomInt(2 ** 31));
  note(`SEED=${seed}`);
  const folder = mkdtempSync(join(tmpdir(), 'tz-killed-'));
  chmodSync(folder, 0o755);
  try {
    const data = join(folder, 'data');
    renameSync(testFolder().folder, data);
    const { acknowledged, unanswered, lost, verdict, kills } = await killRounds({ data, rounds: quick ? 5 : 50, seed });
    note(`killed: server ${kills.server}, database ${kills.database}, both ${kills.both}; ${acknowledged} writes acknowledged, ${unanswered} refused or not answered`);
    return [
      { name: 'acknowledged writes that were lost', unit: '', measured: single(lost.length), bound: { atMost: 0 } },
      { name: `faults in the proof of ${verdict.entryCount} entries`, unit: '', measured: single(verdict.faults.length), bound: { atMost: 0 } },
      { name: 'acknowledged writes', unit: '', measured: single(acknowledged), bound: { atLeast: quick ? 10 : 100 } },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
