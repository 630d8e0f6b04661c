import { expect, it } from 'vitest';
import { isRefusal } from '#kernel';
import { readDocument } from './reading.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

it('ends a reading whose time is up with a refusal, and reads the next one', async () => {
  const long = '（责任单位：县教育局、县财政局）到2025年达到95%。\n'.repeat(60_000);
  expect(await readDocument(bytes(long), 'long.txt', { seconds: 0.01 })).toEqual({ refused: 'took-too-long', values: { name: 'long.txt', limit: 0.01 } });
  const reading = await readDocument(bytes('云溪县方案\n一、任务\n1.新建小学2所。（责任单位：县教育局）\n'), 'short.txt', { seconds: 10 });
  expect(isRefusal(reading) ? reading : reading.tasks.map((task) => task.number)).toEqual(['1']);
});
