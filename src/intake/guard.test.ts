/** Readers of others' making are stopped: each bound is broken by a real file. */
import { deflateSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { takeIn } from '#intake';
import { guarded } from './guard.ts';
import { limits } from './limits.ts';

const ledger = readFileSync(new URL('../../test/intake/files/ledger.pdf', import.meta.url));

/** A PDF of one page from its objects; the content of the page is the fourth. */
function pdf(content: Uint8Array, filters: string, trailer = ''): Uint8Array {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>'];
  const head = `%PDF-1.7\n${objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('')}4 0 obj\n<</Length ${content.length}/Filter[${filters}]>>stream\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\nendstream\nendobj\ntrailer\n<</Size 5/Root 1 0 R${trailer}>>\n%%EOF`)]);
}

test('a PDF with a password is told so', async () => {
  const unknown = 'a5'.repeat(32);
  const locked = pdf(deflateSync('BT ET'), '/FlateDecode', `/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<${unknown}>/U<${unknown}>>>`);
  expect(await takeIn(locked, '方案.pdf')).toMatchObject({ refused: 'encrypted', values: { name: '方案.pdf' } });
});

test('time', async () => {
  expect(await guarded('pdf', ledger, { ...limits, seconds: 0 })).toEqual({ refused: 'took-too-long', values: { limit: 0 } });
});

test('memory of the heap', async () => {
  expect(await guarded('pdf', ledger, { ...limits, readerMegabytes: 12 })).toEqual({ refused: 'out-of-memory', values: {} });
});

test('memory in buffers: a page that is four hundred megabytes of spaces, packed twice into a kilobyte', async () => {
  const bomb = pdf(deflateSync(deflateSync(Buffer.alloc(400 << 20, ' '))), '/FlateDecode/FlateDecode');
  expect(bomb.length).toBeLessThan(4_000);
  expect(await guarded('pdf', bomb, { seconds: 60, readerMegabytes: 64 })).toEqual({ refused: 'out-of-memory', values: {} });
});
