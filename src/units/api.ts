/** The endpoints of the units room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import {
  Collective, CollectiveDraft, CollectiveRule, Day, Expansion, ImportReport, NameMatch, NameTarget, OpenedUnit, UnitDraft, UnitKind, UnitLevel, UnitLine, UnitName, UnitOnDay, UnitPage, UnitStep,
} from './model.ts';

const One = z.object({ id: z.uuid() });
const Yes = z.enum(['true', 'false']).default('false');
const FORM = ['division-code-wrong', 'school-code-wrong', 'credit-code-wrong', 'validity-wrong', 'unit-name-taken', 'division-code-taken', 'school-code-taken', 'credit-code-taken'] as const;
const PARENT = ['parent-not-found', 'parent-closed'] as const;
const REACH = ['unit-not-found', 'unit-out-of-reach'] as const;
const READING_FILE = ['workbook-not-xlsx', 'workbook-empty', 'workbook-no-head', 'workbook-too-many'] as const;

export const endpoints = {
  listUnits: {
    method: 'GET', path: '/api/v1/units', summary: 'Units by name; query searches names, aliases, former names and codes', access: 'read-units',
    query: z.object({
      query: z.string().max(100).default(''), kind: UnitKind.optional(), level: UnitLevel.optional(), below: z.uuid().optional(), closed: Yes,
      cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    status: 200, reply: UnitPage, refusals: ['invalid-cursor'],
  },
  listUnitsBelow: {
    method: 'GET', path: '/api/v1/units/tree', summary: 'The units directly below one, or the roots, in their order', access: 'read-units',
    query: z.object({ parent: z.uuid().optional(), closed: Yes }), status: 200, reply: z.array(UnitLine), refusals: [],
  },
  openUnit: {
    method: 'GET', path: '/api/v1/units/:id', summary: 'One unit with its names, and who came before and after it', access: 'read-units',
    params: One, status: 200, reply: OpenedUnit, refusals: ['unit-not-found'],
  },
  showUnitOnDay: {
    method: 'GET', path: '/api/v1/units/:id/on/:day', summary: 'Who a unit was on a day, and who stood in its place if it was closed', access: 'read-units',
    params: z.object({ id: z.uuid(), day: Day }), status: 200, reply: UnitOnDay, refusals: ['unit-not-found'],
  },
  showUnitHistory: {
    method: 'GET', path: '/api/v1/units/:id/history', summary: 'What was done to a unit, newest first; at most 100', access: 'read-units',
    params: One, status: 200, reply: z.array(UnitStep), refusals: ['unit-not-found'],
  },
  createUnit: {
    method: 'POST', path: '/api/v1/units', summary: 'Add a unit below another; without a parent it is a root', access: 'manage-units',
    body: UnitDraft.extend({ parentId: z.uuid().nullable() }), status: 201, reply: OpenedUnit, refusals: [...FORM, ...PARENT, 'unit-out-of-reach'],
  },
  changeUnit: {
    method: 'PUT', path: '/api/v1/units/:id', summary: 'Change what is said of a unit; with renamedOn the old name is kept for the time before that day', access: 'manage-units',
    params: One, ifMatch: true, body: UnitDraft.extend({ renamedOn: Day.nullable().default(null) }), status: 200, reply: OpenedUnit, refusals: [...FORM, ...REACH, 'renamed-too-early', 'day-in-future', 'stale'],
  },
  moveUnit: {
    method: 'POST', path: '/api/v1/units/:id/move', summary: 'Put a unit with all below it under another', access: 'manage-units',
    params: One, ifMatch: true, current: 'openUnit', body: z.object({ parentId: z.uuid().nullable(), position: z.int().min(0).max(1_000_000).default(0) }),
    status: 200, reply: OpenedUnit, refusals: [...REACH, ...PARENT, ...FORM, 'unit-below-itself', 'stale'],
  },
  closeUnit: {
    method: 'POST', path: '/api/v1/units/:id/close', summary: 'End a unit on a day: dissolved, taken over by one, or split among several', access: 'manage-units',
    params: One, ifMatch: true, current: 'openUnit',
    body: z.object({ on: Day, successorIds: z.array(z.uuid()).max(50).default([]), below: z.enum(['close', 'pass-on']).nullable().default(null) }),
    status: 200, reply: OpenedUnit, refusals: [...REACH, ...PARENT, ...FORM, 'unit-closed', 'unit-has-children', 'successor-not-found', 'successor-not-there', 'day-in-future', 'stale'],
  },
  reopenUnit: {
    method: 'POST', path: '/api/v1/units/:id/reopen', summary: 'Take the end of a unit back', access: 'manage-units',
    params: One, ifMatch: true, current: 'openUnit', status: 200, reply: OpenedUnit, refusals: [...REACH, ...FORM, 'unit-not-closed', 'parent-closed', 'stale'],
  },
  mergeUnits: {
    method: 'POST', path: '/api/v1/units/merge', summary: 'Several units become one from a day on; what stood below them goes along', access: 'manage-units',
    body: z.object({ unitIds: z.array(z.uuid()).min(1).max(100), successorId: z.uuid(), on: Day }),
    status: 200, reply: OpenedUnit, refusals: [...REACH, ...PARENT, ...FORM, 'nothing-to-merge', 'unit-closed', 'unit-has-children', 'successor-not-found', 'successor-not-there', 'day-in-future', 'stale'],
  },
  deleteUnit: {
    method: 'DELETE', path: '/api/v1/units/:id', summary: 'Remove a unit that nothing speaks of yet', access: 'manage-units',
    params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: [...REACH, 'unit-in-use', 'stale'],
  },
  addUnitAlias: {
    method: 'POST', path: '/api/v1/units/:id/aliases', summary: 'Another name, understood below the scope (unset: the unit above; null: everywhere)', access: 'manage-units',
    params: One, body: z.object({ name: UnitName, scopeUnitId: z.uuid().nullable().optional() }), status: 201, reply: OpenedUnit, refusals: [...REACH, 'alias-taken', 'scope-not-found'],
  },
  removeUnitAlias: {
    method: 'DELETE', path: '/api/v1/unit-aliases/:id', summary: 'Remove another name of a unit', access: 'manage-units',
    params: One, status: 200, reply: OpenedUnit, refusals: [...REACH, 'alias-not-found'],
  },
  listCollectives: {
    method: 'GET', path: '/api/v1/collectives', summary: 'Sets of units under one name: the installation’s, or those of one document', access: 'read-units',
    query: z.object({ document: z.uuid().optional() }), status: 200, reply: z.array(Collective), refusals: [],
  },
  openCollective: {
    method: 'GET', path: '/api/v1/collectives/:id', summary: 'One set of units', access: 'read-units',
    params: One, status: 200, reply: Collective, refusals: ['collective-not-found'],
  },
  createCollective: {
    method: 'POST', path: '/api/v1/collectives', summary: 'Name a set of units, by a rule, by a list, or both', access: 'manage-units',
    body: CollectiveDraft, status: 201, reply: Collective, refusals: [...REACH, 'collective-taken', 'collective-empty', 'scope-not-found'],
  },
  changeCollective: {
    method: 'PUT', path: '/api/v1/collectives/:id', summary: 'Change whom a set means; its document and scope stay', access: 'manage-units',
    params: One, ifMatch: true, body: CollectiveDraft, status: 200, reply: Collective, refusals: [...REACH, 'collective-not-found', 'collective-taken', 'collective-empty', 'scope-not-found', 'stale'],
  },
  removeCollective: {
    method: 'DELETE', path: '/api/v1/collectives/:id', summary: 'Remove a set that nothing speaks of', access: 'manage-units',
    params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: [...REACH, 'collective-not-found', 'collective-in-use', 'scope-not-found', 'stale'],
  },
  expandCollective: {
    method: 'GET', path: '/api/v1/collectives/:id/units', summary: 'Whom a set means on a day (unset: today); a set with a day of its own keeps to it', access: 'read-units',
    params: One, query: z.object({ on: Day.optional() }), status: 200, reply: Expansion, refusals: ['collective-not-found'],
  },
  previewCollective: {
    method: 'POST', path: '/api/v1/collectives/preview', summary: 'Whom a rule means on a day (unset: today), before it is kept', access: 'read-units',
    body: z.object({ rule: CollectiveRule, on: Day.nullable().default(null) }), status: 200, reply: Expansion, refusals: [],
  },
  matchUnitNames: {
    method: 'POST', path: '/api/v1/unit-names/match', summary: 'What names mean in papers of a unit: remembered, else proposed with reasons', access: 'read-units',
    body: z.object({ scopeUnitId: z.uuid().nullable(), names: z.array(UnitName).max(2_000), on: Day.nullable().default(null), documentId: z.uuid().nullable().default(null), /** Issuers and title of the paper, as read: another province than a unit's makes it a guess. */ issuers: z.array(z.string().max(500)).max(20).default([]) }),
    status: 200, reply: z.array(NameMatch), refusals: [],
  },
  showPaperScope: {
    method: 'GET', path: '/api/v1/unit-names/papers/:id', summary: 'Whose paper a document is, as it was confirmed with its names; null where nobody said', access: 'read-units',
    params: One, status: 200, reply: z.object({ scopeUnitId: z.uuid().nullable() }), refusals: [],
  },
  listUnitNames: {
    method: 'GET', path: '/api/v1/unit-names', summary: 'The names that were confirmed for papers of a unit (unset: for all papers)', access: 'read-units',
    query: z.object({ scope: z.uuid().optional() }), status: 200, reply: z.array(z.object({ id: z.uuid(), name: z.string(), target: NameTarget })), refusals: [],
  },
  confirmUnitNames: {
    method: 'POST', path: '/api/v1/unit-names', summary: 'Remember what names mean in papers of a unit', access: 'manage-units',
    body: z.object({
      scopeUnitId: z.uuid().nullable(), documentId: z.uuid().nullable().default(null),
      names: z.array(z.object({
        name: UnitName,
        meaning: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('unit'), id: z.uuid() }), z.object({ kind: z.literal('collective'), id: z.uuid() }),
          z.object({ kind: z.literal('new-collective'), rule: CollectiveRule }), z.object({ kind: z.literal('outside') }),
        ]),
      })).min(1).max(2_000),
    }),
    status: 200, reply: z.array(z.object({ id: z.uuid(), name: z.string(), target: NameTarget })), refusals: [...REACH, 'scope-not-found', 'collective-not-found', 'stale'],
  },
  forgetUnitName: {
    method: 'DELETE', path: '/api/v1/unit-names/:id', summary: 'Take a confirmation back: the name is proposed anew', access: 'manage-units',
    params: One, status: 204, reply: 'nothing', refusals: [...REACH, 'name-not-found', 'stale'],
  },
  importUnits: {
    method: 'POST', path: '/api/v1/units/import', summary: 'Units from a workbook: with dry=true only what would happen, row by row; else all or nothing', access: 'manage-units',
    query: z.object({ name: z.string().min(1).max(255), below: z.uuid().optional(), dry: Yes }), body: 'bytes', limitMegabytes: 10,
    status: 200, reply: ImportReport, refusals: [...READING_FILE, ...REACH, ...PARENT],
  },
  importSampleUnits: {
    method: 'POST', path: '/api/v1/units/sample', summary: 'An invented province to look around in; only where there are no units yet', access: 'manage-units',
    status: 200, reply: ImportReport, refusals: ['units-there-already', 'unit-out-of-reach'],
  },
  downloadUnitTemplate: {
    method: 'GET', path: '/api/v1/units/template', summary: 'An empty workbook to fill in; with sample=true the invented province', access: 'read-units',
    query: z.object({ sample: Yes }), status: 200, reply: 'file', refusals: [],
  },
  exportUnits: {
    method: 'GET', path: '/api/v1/units/export', summary: 'The tree, or what stands below one unit, as a workbook that can be imported again', access: 'read-units',
    query: z.object({ below: z.uuid().optional(), closed: Yes }), status: 200, reply: 'file', refusals: ['unit-not-found'],
  },
} as const satisfies Record<string, Endpoint>;
