/** What was asked of whom in a year. */
import { reachOf } from '#access';
import { today } from '#calendar';
import type { Caller } from '#platform';
import type { Room } from '../room.ts';
import type { Burden } from './model.ts';
import * as store from './store.ts';

const MOST = 2_000;

export async function showBurden({ database, clock }: Room, caller: Caller, asked: { readonly year?: number | undefined; readonly plan?: string | undefined }): Promise<Burden> {
  const now = Number(today(clock).slice(0, 4));
  const year = asked.year ?? now;
  const units = await store.burdenOf(database, reachOf(caller, 'read-delivery'), year, asked.plan ?? null);
  const sum = (key: 'asks' | 'fields' | 'prefilled' | 'refused'): number => units.reduce((all, unit) => all + unit[key], 0);
  return { year, years: [...new Set([now, ...await store.yearsAsked(database)])].toSorted((a, b) => b - a), unitCount: units.length, total: { asks: sum('asks'), fields: sum('fields'), prefilled: sum('prefilled'), refused: sum('refused') }, units: units.slice(0, MOST) };
}
