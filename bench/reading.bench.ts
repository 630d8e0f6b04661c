/**
 * How fast a text is read in process, beside markdown-it parsing the same text.
 * Floor: markdown-it, a grown parser that does much less (no meaning, no spans of values, no findings).
 */
import markdownIt from 'markdown-it';
import { readSource, textSource } from '#reader';
import { bench } from './bench.ts';
import { measured, ratios, takeTurns, clocked } from './rounds.ts';
import { documents, joined } from './texts.ts';

/** Until the compiler has settled: after 20 times a reading still takes a third longer than after 150, a parse no longer. */
const SETTLED = 150;

await bench('reading', async ({ rounds, note }) => {
  const { from, texts } = documents();
  const text = joined();
  const megabytes = Buffer.byteLength(text) / 1e6;
  note(`${texts.length} ${from} joined, ${(megabytes * 1000).toFixed(0)} kB of UTF-8`);
  const parser = markdownIt();
  const read = (): unknown => readSource(textSource(text), { name: 'joined.txt' });
  const parse = (): unknown => parser.parse(text, {});
  for (let time = 0; time < SETTLED; time += 1) { read(); parse(); }
  const taken = await takeTurns(rounds * 3, { ours: () => clocked(read), theirs: () => clocked(parse) });
  const speed = (milliseconds: readonly number[]): number[] => milliseconds.map((value) => megabytes / (value / 1000));
  return [{
    name: 'reading in process', unit: 'MB/s', measured: measured(speed(taken.ours)), bound: { atLeast: 3 },
    floor: { name: 'markdown-it', measured: measured(speed(taken.theirs)) }, ratio: measured(ratios(taken.ours, taken.theirs)), ratioBound: { atMost: 5 },
  }];
});
