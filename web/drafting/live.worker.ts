/** Reads the draft away from the page, so that typing never waits for it. */
import { createLiveReader, type Reading } from '#reader';

export interface ToRead { readonly version: number; readonly text: string }
/** The text is left out: the page has it, and copying it back for each keystroke would cost more than reading. */
export interface WasRead { readonly version: number; readonly reading: Reading; readonly milliseconds: number }

const reader = createLiveReader({ name: '', mode: 'draft' });

addEventListener('message', (event: MessageEvent<ToRead>) => {
  const begun = performance.now();
  const reading = reader.read(event.data.text);
  const milliseconds = performance.now() - begun;
  postMessage({ version: event.data.version, reading: { ...reading, source: { ...reading.source, text: '' } }, milliseconds } satisfies WasRead);
});
