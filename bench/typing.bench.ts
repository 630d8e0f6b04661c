/**
 * Reading while one types, in process: after each edit of one character the new reading with its findings.
 * Floor: handing out the same reading anew (a structured clone), as any worker must. Bound: 16 ms at the median.
 * Each reading must be the one that a reading from scratch gives.
 */
import { createHash } from 'node:crypto';
import { createLiveReader, readSource, textSource } from '#reader';
import { bench } from './bench.ts';
import { clocked, measured, ratios } from './rounds.ts';
import { chiefDocument } from './texts.ts';
import { edits } from './edits.ts';

await bench('typing', async ({ rounds, quick, note }) => {
  const { name, text } = chiefDocument();
  const live = createLiveReader({ name: 'draft', mode: 'draft' });
  const [ours, floors, anew]: [number[], number[], number[]] = [[], [], []];
  let reading = live.read(text);
  let checked = 0;
  for (let round = 0; round < rounds; round += 1) {
    const [kept, cloned, fresh]: [number[], number[], number[]] = [[], [], []];
    for (const draft of edits(text, round, quick ? 10 : 40)) {
      kept.push(await clocked(() => { reading = live.read(draft); }));
      cloned.push(await clocked(() => structuredClone(reading)));
      const scratch = { reading };
      fresh.push(await clocked(() => { scratch.reading = readSource(textSource(draft), { name: 'draft', mode: 'draft' }); }));
      if (digest(scratch.reading) !== digest(reading)) throw new Error(`after an edit of round ${round} the live reading differs from one made anew`);
      checked += 1;
    }
    ours.push(measured(kept).median);
    floors.push(measured(cloned).median);
    anew.push(measured(fresh).median);
  }
  note(`${name}, ${reading.tasks.length} tasks, ${reading.findings.length} findings; ${checked} edits, each reading equal to one made anew`);
  return [{
    name: 'reading after a keystroke, in process', unit: 'ms', measured: measured(ours), bound: { atMost: 16 },
    floor: { name: 'a clone of the reading', measured: measured(floors) }, ratio: measured(ratios(ours, floors)),
  }, { name: 'the same, read from scratch', unit: 'ms', measured: measured(anew) }];
});

function digest(reading: unknown): string {
  return createHash('sha256').update(JSON.stringify(reading)).digest('hex');
}
