/** A server's worth of job slots as a process of its own, so that it can be killed. Its kinds write to the table `probe`. */
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { CompiledQuery } from 'kysely';
import { defineJob, platformSentences } from '#platform';
import { openPool, startJobs } from '#platform/testing';

/** Three steps, then the effect; each leaves a row, and the same row twice is what the test looks for. */
const walk = defineJob({
  input: z.object({ name: z.string() }),
  run: async (job) => {
    for (let step = ((job.state as { step: number } | null)?.step ?? 0) + 1; step <= 3; step += 1) {
      await pause(Math.random() * 30);
      await job.progress(step - 1, 3);
      await job.step({ step }, async (tx) => { await tx.executeQuery(CompiledQuery.raw('insert into probe (name, step) values ($1, $2)', [job.input.name, step])); });
    }
    return async (tx) => {
      await tx.executeQuery(CompiledQuery.raw('insert into probe (name, step) values ($1, 4)', [job.input.name]));
      return { walked: job.input.name };
    };
  },
});
const crash = defineJob({ input: z.object({}), run: async () => process.kill(process.pid, 'SIGKILL') as never });

const database = openPool(() => ({ connectionString: process.env['DATABASE_URL'] as string }), 6);
const jobs = startJobs({ database, kinds: { walk, crash }, sentences: [platformSentences], log: (line) => { process.stderr.write(`${line}\n`); }, leaseMs: 400, pollMs: 20 });
process.once('SIGTERM', () => void jobs.stop().then(() => database.destroy()));
process.stdout.write('ready\n');
