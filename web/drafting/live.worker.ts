/** Reads the draft away from the page, so that typing never waits for it. */
import { createLiveReader, type Reading } from '#reader';
import { ticks } from '../clock.ts';

export interface ToRead { readonly version: number; readonly text: string }
/** The text is left out: the page has it, and copying it back for each keystroke would cost more than reading. */
export interface WasRead { readonly version: number; readonly reading: Reading; readonly milliseconds: number }

const reader = createLiveReader({ name: '', mode: 'draft' });

addEventListener('message', (event: MessageEvent<ToRead>) => {
  const begun = ticks();
  const reading = reader.read(event.data.text);
  const milliseconds = ticks() - begun;
  postMessage({ version: event.data.version, reading: { ...reading, source: { ...reading.source, text: '' } }, milliseconds } satisfies WasRead);
});
