import { expect, test } from 'vitest';
import { headLine, headsIn } from './heads.ts';

const head = `sm3:${'0a'.repeat(32)}`;

test.each([
  headLine({ number: 12, head, sealedAt: '2026-03-02T01:30:00.000Z' }),
  `抄录：taizhang-seal 12 ${head} at 2026-03-02`,
  `journal: seal 12, head ${head}`,
  JSON.stringify({ notes: { journal: { seal: 12, head } } }),
  JSON.stringify({ seal: 12, head }, null, 2),
  `办理记录封存至第12号：${head}`,
])('a head is found in %o', (text) => {
  expect(headsIn(text)).toEqual([{ number: 12, head }]);
});

test.each(['', 'taizhang-seal 12', `seal ${head}`, `taizhang-seal 12 ${head.slice(0, 60)}`])('none in %o', (text) => {
  expect(headsIn(text)).toEqual([]);
});
