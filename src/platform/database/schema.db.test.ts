import { afterAll, beforeAll, expect, test } from 'vitest';
import { schemaTypes } from './schema-types.ts';
import { type TestServer, testServer } from './testing.ts';

let server: TestServer;
beforeAll(async () => { server = await testServer(); });
afterAll(() => server.stop());

test('the committed types are those of the migrated database', async () => {
  await expect(await schemaTypes(await server.fresh())).toMatchFileSnapshot('schema.ts');
});
