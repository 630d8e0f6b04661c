/** The draft as it went out, kept with the round: what the next one is compared with. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { sm3 } from '#platform/sm3';
import { fromPublished, publish } from '#reader';
import type { Reading } from '#reader/model';
import type { Executor } from '#platform';
import type { Draft } from './marked-draft.ts';
import { draftOf } from './store.ts';

export function packDraft({ reading, owners }: Draft): { readonly bytes: Uint8Array; readonly digest: string } {
  const text = JSON.stringify({ reading: publish(reading), owners });
  return { bytes: gzipSync(text, { level: 5 }), digest: sm3(text) };
}

/** Spans are UTF-16 units again. */
export function unpackDraft(bytes: Uint8Array): Draft {
  const { reading, owners } = JSON.parse(gunzipSync(bytes).toString('utf8')) as { reading: Reading; owners: string[] };
  return { reading: fromPublished(reading), owners };
}

/** The draft as a round sent it out. */
export async function sentDraft(db: Executor, consultationId: string): Promise<Draft> {
  return unpackDraft(await draftOf(db, consultationId) as Uint8Array);
}

export interface NamedUnit { readonly name: string; readonly leadCount: number; readonly cooperatingCount: number }

/** Every unit that the draft names, in the order of their first place, with how much it is asked. */
export function unitsNamed({ tasks }: Reading): readonly NamedUnit[] {
  const counts = new Map<string, { leadCount: number; cooperatingCount: number }>();
  for (const { responsibilities } of tasks) {
    // A unit that a task names twice has one part in it.
    for (const [unit, role] of new Map(responsibilities.toReversed().map((one) => [one.unit, one.role])).entries()) {
      const count = counts.get(unit) ?? { leadCount: 0, cooperatingCount: 0 };
      if (role === 'cooperating') count.cooperatingCount += 1;
      else count.leadCount += 1;
      counts.set(unit, count);
    }
  }
  const order = [...new Set(tasks.flatMap(({ responsibilities }) => responsibilities.map(({ unit }) => unit)))];
  return order.map((name) => ({ name, ...(counts.get(name) as { leadCount: number; cooperatingCount: number }) }));
}
