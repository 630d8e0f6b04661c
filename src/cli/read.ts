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
    ? published(reading, !invocation.options.has('no-text'))
    : (await import('./ledger-view.ts')).ledgerView(reading, (await import('./terminal.ts')).terminal(), invocation.language);
  return await writeOut(text) ?? EXIT.done;
}

/** `taizhang.reading/1`; the blocks of the layout are the product's own and stay inside. */
function published(reading: Reading, withText: boolean): Iterable<string> {
  const { schema, source, ...rest } = publish({ ...reading, source: { ...reading.source, blocks: [] } });
  const { text, blocks: _, ...about } = source;
  return jsonPieces({ schema, source: withText ? { ...about, text } : about, ...rest });
}

const PIECE = 1_000_000;

/** An object as JSON with a line's end, its lists item by item: as one string a large reading would take its size three times over. */
function* jsonPieces(whole: Readonly<Record<string, unknown>>): Generator<string> {
  let piece = '';
  let before = '{';
  for (const [key, value] of Object.entries(whole)) {
    if (value === undefined) continue;
    piece += `${before}${JSON.stringify(key)}:`;
    before = ',';
    if (!Array.isArray(value)) { piece += JSON.stringify(value); continue; }
    piece += '[';
    for (const [place, item] of value.entries()) {
      piece += (place === 0 ? '' : ',') + JSON.stringify(item);
      if (piece.length > PIECE) { yield piece; piece = ''; }
    }
    piece += ']';
  }
  yield `${piece}}\n`;
}
