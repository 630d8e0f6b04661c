/** What a person decides of each measure of a later document, and what that asks of the server. */
import type { AmendmentDecision, OpenedAmendment } from '#plans/model';

type Pair = OpenedAmendment['pairs'][number];
export type CellName = Pair['differences'][number]['cell'];
/** A task's id, or what else becomes of the measure; `keep` are cells of the proposed task that stay as they stand. */
export interface Choice { readonly what: string; readonly keep: readonly CellName[] }
export type Choices = ReadonlyMap<number, Choice>;

/** Nothing of the task would change. */
export function isSame(pair: Pair | undefined): boolean {
  return pair?.firm === true && pair.differences.length === 0;
}

/** A person's own word stays until a person lets it go. */
export function chosenAtFirst({ measures, pairs }: Pick<OpenedAmendment, 'measures' | 'pairs'>): Choices {
  const byPlace = new Map(pairs.map((pair) => [pair.place, pair]));
  return new Map(measures.map(({ place }): [number, Choice] => {
    const pair = byPlace.get(place);
    return [place, pair?.firm === true ? { what: pair.task.id, keep: pair.byHand.map(({ cell }) => cell) } : { what: 'leave', keep: [] }];
  }));
}

/** What leaves the task as it is is no change. */
export function decisionOf(place: number, { what, keep }: Choice, pair: Pair | undefined): AmendmentDecision {
  if (what === 'add' || what === 'leave') return { place, taskId: null, decision: what };
  if (what !== pair?.task.id) return { place, taskId: what, decision: 'change' };
  if (pair.differences.every(({ cell }) => keep.includes(cell))) return { place, taskId: null, decision: 'leave' };
  return { place, taskId: what, decision: 'change', ...(keep.length === 0 ? {} : { keep: [...keep] }) };
}
