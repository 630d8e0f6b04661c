/** Aliases of units, and what names that were read are confirmed to mean. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { collectiveForm, plain } from '../matching/index.ts';
import type { CollectiveRule, NameTarget, OpenedUnit } from '../model.ts';
import { findNamesake } from '../store/clashes.ts';
import { listCollectives } from '../store/collectives.ts';
import { confirmedNames, findAlias, findConfirmedName, scopeOfPaper } from '../store/names.ts';
import { lockTree, renewSearch } from '../store/tree.ts';
import { findUnit, findUnits } from '../store/units.ts';
import { aliasTable, collectiveTable, confirmedNameTable, paperTable } from '../tables.ts';
import { withUnit } from './edit.ts';
import { outOfReach, type Room, stepOf } from './room.ts';

/** @param scopeUnitId within which it is understood; undefined: the unit above; null: everywhere. */
export async function addAlias(room: Room, caller: Caller, unitId: string, name: string, scopeUnitId: string | null | undefined): Promise<OpenedUnit | Refusal> {
  return withUnit(room, caller, unitId, async (tx, unit) => {
    const scope = scopeUnitId === undefined ? unit.parentId : scopeUnitId;
    const place = scope === null ? null : await findUnit(tx, scope);
    if (place === undefined) return refuse('scope-not-found');
    // Among its siblings a unit may always be called something; what holds elsewhere is said by whoever manages there.
    const barred = scope === unit.parentId ? null : outOfReach(room, caller, place?.path ?? null);
    if (barred !== null) return barred;
    const folded = plain(name);
    const namesake = await findNamesake(tx, { unitId, scopeUnitId: scope, name, folded });
    if (namesake !== undefined) return refuse('alias-taken', { alias: name, name: namesake.name });
    const id = randomUUID();
    const refused = await write(tx, stepOf(room, caller, 'add-alias', { kind: 'unit', id: unitId }, [{ table: aliasTable, id, insert: { id, unit_id: unitId, scope_unit_id: scope, name, folded } }]));
    if (refused === null) await renewSearch(tx, [unitId]);
    return refused;
  });
}

export async function removeAlias(room: Room, caller: Caller, aliasId: string): Promise<OpenedUnit | Refusal> {
  return within(room.database, async (tx) => {
    const alias = await findAlias(tx, aliasId);
    if (alias === undefined) return refuse('alias-not-found');
    return withUnit({ ...room, database: tx }, caller, alias.unitId, async () => {
      const refused = await write(tx, stepOf(room, caller, 'remove-alias', { kind: 'unit', id: alias.unitId }, [{ table: aliasTable, id: aliasId, gone: true }]));
      if (refused === null) await renewSearch(tx, [alias.unitId]);
      return refused;
    });
  });
}

/** What a person decided that a name means. A new collective is made by the rule. */
export type Meaning = { readonly kind: 'unit' | 'collective'; readonly id: string } | { readonly kind: 'new-collective'; readonly rule: CollectiveRule } | { readonly kind: 'outside' };
export interface Confirmation { readonly name: string; readonly meaning: Meaning }

export interface Remembered { readonly id: string; readonly name: string; readonly target: NameTarget }

/**
 * Remembers what names mean in the papers of a unit (null: in all papers); what they meant before is forgotten. One step.
 * @param documentId the paper in which they were met: for its history, and because it is that unit's paper from now on.
 * @returns what is remembered now of these names.
 */
export async function confirmNames(room: Room, caller: Caller, scopeUnitId: string | null, documentId: string | null, confirmations: readonly Confirmation[]): Promise<Remembered[] | Refusal> {
  return within(room.database, async (tx) => {
    await lockTree(tx);
    const scope = scopeUnitId === null ? null : await findUnit(tx, scopeUnitId);
    if (scope === undefined) return refuse('scope-not-found');
    const said = documentId === null ? undefined : await scopeOfPaper(tx, documentId);
    // Whose paper it was said to be has a word in whose it is to be.
    const barred = outOfReach(room, caller, scope?.path ?? null) ?? (said === undefined || said === scopeUnitId ? null : outOfReach(room, caller, said === null ? null : (await findUnit(tx, said))?.path ?? null)) ?? await missing(tx, confirmations);
    if (barred !== null) return barred;
    const before = new Map((await confirmedNames(tx, [scopeUnitId], confirmations.map(({ name }) => plain(name)))).map((one) => [one.folded, one]));
    const collectives = (await listCollectives(tx, { documentId: null })).filter((one) => one.scopeUnitId === scopeUnitId);
    const made = new Map<string, string>();
    const changes: Change[] = documentId === null ? [] : paperChange(documentId, scopeUnitId, said);
    for (const { name, meaning } of new Map(confirmations.map((one) => [plain(one.name), one])).values()) {
      let collectiveId = meaning.kind === 'collective' ? meaning.id : null;
      if (meaning.kind === 'new-collective') {
        const form = collectiveForm(name);
        collectiveId = collectives.find((one) => collectiveForm(one.name) === form)?.id ?? made.get(form) ?? null;
        if (collectiveId === null) {
          collectiveId = randomUUID();
          made.set(form, collectiveId);
          changes.push({ table: collectiveTable, id: collectiveId, insert: { id: collectiveId, document_id: null, scope_unit_id: scopeUnitId, name, folded: form, as_of: null, rule: meaning.rule, version: 1 } });
        }
      }
      const target = { unit_id: meaning.kind === 'unit' ? meaning.id : null, collective_id: collectiveId };
      const known = before.get(plain(name));
      const id = known?.id ?? randomUUID();
      changes.push(known === undefined
        ? { table: confirmedNameTable, id, insert: { id, scope_unit_id: scopeUnitId, name, folded: plain(name), ...target, version: 1 } }
        : { table: confirmedNameTable, id, set: target, version: known.version });
    }
    const subject = documentId !== null ? { kind: 'document', id: documentId } : { kind: 'unit', id: scopeUnitId ?? 'all' };
    const refused = await write(tx, stepOf(room, caller, 'confirm-names', subject, changes));
    return refused ?? confirmedNames(tx, [scopeUnitId], confirmations.map(({ name }) => plain(name)));
  });
}

function paperChange(id: string, scopeUnitId: string | null, before: string | null | undefined): Change[] {
  if (before === undefined) return [{ table: paperTable, id, insert: { id, scope_unit_id: scopeUnitId } }];
  return before === scopeUnitId ? [] : [{ table: paperTable, id, set: { scope_unit_id: scopeUnitId } }];
}

async function missing(tx: Executor, confirmations: readonly Confirmation[]): Promise<Refusal | null> {
  const unitIds = [...new Set(confirmations.flatMap(({ meaning }) => (meaning.kind === 'unit' ? [meaning.id] : meaning.kind === 'new-collective' ? [meaning.rule.belowId] : [])))];
  if ((await findUnits(tx, unitIds)).length < unitIds.length) return refuse('unit-not-found');
  for (const { meaning } of confirmations) {
    if (meaning.kind === 'collective' && (await listCollectives(tx, { id: meaning.id })).length === 0) return refuse('collective-not-found');
  }
  return null;
}

/** Takes a confirmation back: the name is proposed anew. */
export async function forgetName(room: Room, caller: Caller, id: string): Promise<Refusal | null> {
  const done = await within(room.database, async (tx): Promise<Refusal | { done: true }> => {
    const known = await findConfirmedName(tx, id);
    if (known === undefined) return refuse('name-not-found');
    const scope = known.scopeUnitId === null ? null : await findUnit(tx, known.scopeUnitId);
    return outOfReach(room, caller, scope?.path ?? null)
      ?? await write(tx, stepOf(room, caller, 'forget-name', { kind: 'unit', id: known.scopeUnitId ?? 'all' }, [{ table: confirmedNameTable, id, gone: true, version: known.version }])) ?? { done: true };
  });
  return 'refused' in done ? done : null;
}

