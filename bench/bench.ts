/** What every bench begins and ends with: its flags, the machine, the table or JSON, the exit code. */
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { type Figure, holds, table } from './figure.ts';

export interface Run {
  /** Smaller inputs and fewer rounds: to see that a bench runs, not to quote from. */
  readonly quick: boolean;
  /** The house asks for seven at least. */
  readonly rounds: number;
  /** A line for people about what is not a figure: what was skipped, which texts. */
  readonly note: (line: string) => void;
}

/**
 * Measures and prints: a table, or with `--json` one JSON object on a line.
 * The process ends with 1 where a figure is outside its bound, and with 70 where a bench itself failed.
 */
export async function bench(name: string, measure: (run: Run) => Promise<readonly Figure[]>): Promise<void> {
  const { values: { quick = false, json = false } } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } });
  const notes: string[] = [];
  const before = loadavg()[0] as number;
  const begun = performance.now();
  try {
    const figures = await measure({ quick, rounds: quick ? 3 : 7, note: (line) => { notes.push(line); if (!json) console.log(line); } });
    const seconds = (performance.now() - begun) / 1000;
    const machine = { processor: cpus()[0]?.model ?? '', processors: cpus().length, megabytes: Math.round(totalmem() / 2 ** 20), node: process.versions.node, platform: `${process.platform}-${process.arch}`, loadBefore: before, loadAfter: loadavg()[0] as number };
    if (json) console.log(JSON.stringify({ bench: name, quick, seconds, machine, notes, figures: figures.map((figure) => ({ ...figure, held: holds(figure) })) }));
    else {
      console.log(table(figures));
      console.log(`${machine.processor} × ${machine.processors}, ${machine.megabytes} MB, node ${machine.node}, load ${before.toFixed(1)} → ${machine.loadAfter.toFixed(1)}, ${seconds.toFixed(0)} s${quick ? ', quick: not to be quoted' : ''}`);
    }
    process.exitCode = figures.every(holds) ? 0 : 1;
  } catch (error) {
    console.error(error);
    process.exitCode = 70;
  }
}
