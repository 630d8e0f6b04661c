import { expect, test } from 'vitest';
test.only('only this', () => expect(1).toBe(1));
test.skip('never this', () => expect(1).toBe(2));
