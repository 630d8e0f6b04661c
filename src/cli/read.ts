/** `taizhang read FILE`: the reading as JSON (the published contract) or as a table for people. */
import { isRefusal } from '#kernel';
import { publish } from '#reader';
import type { Reading } from '#reader/model';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { writeOut } from './output.ts';
import { readNamed } from './reading.ts';

export async function readCommand(invocation: Invocation): Promise<Outcome> {
  const reading = await readNamed(invocation);
  if (isRefusal(reading)) return reading;
  const text = invocation.options.has('json')
    ? `${published(reading, !invocation.options.has('no-text'))}\n`
    : (await import('./ledger-view.ts')).ledgerView(reading, (await import('./terminal.ts')).terminal(), invocation.language);
  return await writeOut(text) ?? EXIT.done;
}

/** `taizhang.reading/1`; the blocks of the layout are the product's own and stay inside. */
function published(reading: Reading, withText: boolean): string {
  const { schema, source, ...rest } = publish(reading);
  const { text, blocks: _, ...about } = source;
  return JSON.stringify({ schema, source: withText ? { ...about, text } : about, ...rest });
}
