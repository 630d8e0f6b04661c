/** Made from the migrated database: `vitest run src/platform/database/schema -u`. Not written by hand. */
import type { Generated } from 'kysely';

export interface Schema {
  'documents.correction': {
    id: string;
    document_id: string;
    cell: string;
    layer: number;
    kind: string;
    value: string | null;
    rests_start: number | null;
    rests_end: number | null;
    reason: string | null;
    base: string | null;
    step_id: string;
    made_by_kind: string;
    made_by: string | null;
    made_at: string;
    undone_by_kind: string | null;
    undone_by: string | null;
    undone_at: string | null;
    salt: string | null;
    version: Generated<number>;
  };
  'documents.document': {
    id: string;
    file_digest: string;
    name: string;
    format: string;
    mode: string;
    title: string | null;
    document_number: string | null;
    issued_on: string | null;
    size: number;
    task_count: number;
    lead_count: number;
    deadline_count: number;
    target_count: number;
    finding_count: number;
    reader_version: string;
    reading: Buffer;
    searchable: string;
    grams: string[];
    created_at: string;
    deleted_at: string | null;
  };
  'documents.file': {
    digest: string;
    size: number;
    content: Buffer;
    created_at: string;
  };
  'documents.finding_settlement': {
    id: string;
    document_id: string;
    finding: string;
    outcome: string;
    remark: string | null;
    settled_by_kind: string;
    settled_by: string | null;
    settled_at: string;
    salt: string | null;
    version: Generated<number>;
  };
  'documents.reread': {
    id: string;
    document_id: string;
    reader_version: string;
    state: string;
    reading: Buffer | null;
    reading_digest: string | null;
    made_at: string;
    decided_by_kind: string | null;
    decided_by: string | null;
    decided_at: string | null;
    version: Generated<number>;
  };
  'journal.batch': {
    digest: string;
    row_count: number;
    effect: unknown;
  };
  'journal.entry': {
    number: Generated<number>;
    era: Generated<number>;
    xid: Generated<string>;
    at: string;
    actor_kind: string;
    actor_id: string | null;
    action: string;
    subject_kind: string;
    subject_id: string;
    effect: unknown;
    remark_id: string | null;
    remark_digest: string | null;
    digest: string;
  };
  'journal.era': {
    number: number;
    began_at: Generated<string>;
  };
  'journal.remark': {
    id: string;
    salt: string | null;
    words: string | null;
  };
  'journal.seal': {
    number: number;
    sealed_at: string;
    era: number;
    below_xid: string;
    entry_count: number;
    head: string;
  };
  'platform.job': {
    id: string;
    kind: string;
    input: unknown;
    caller: unknown;
    caller_kind: string;
    caller_id: string | null;
    status: Generated<string>;
    state: unknown;
    progress_done: Generated<number>;
    progress_total: number | null;
    attempts: Generated<number>;
    token: string | null;
    lease_until: string | null;
    cancel_asked_at: string | null;
    run_after: Generated<string>;
    created_at: Generated<string>;
    started_at: string | null;
    ended_at: string | null;
    result: unknown;
    refusal: unknown;
  };
  'platform.kept_answer': {
    name: string;
    request: string;
    answer: Buffer;
    kept_at: string;
  };
  'platform.migration': {
    number: number;
    name: string;
    digest: string;
    applied_at: Generated<string>;
  };
  'units.alias': {
    id: string;
    unit_id: string;
    scope_unit_id: string | null;
    name: string;
    folded: string;
  };
  'units.collective': {
    id: string;
    document_id: string | null;
    scope_unit_id: string | null;
    name: string;
    folded: string;
    as_of: string | null;
    rule: unknown;
    version: Generated<number>;
  };
  'units.confirmed_name': {
    id: string;
    scope_unit_id: string | null;
    name: string;
    folded: string;
    unit_id: string | null;
    collective_id: string | null;
    version: Generated<number>;
  };
  'units.former': {
    id: string;
    unit_id: string;
    name: string;
    short_name: string | null;
    division_code: string | null;
    valid_to: string;
  };
  'units.member': {
    id: string;
    collective_id: string;
    unit_id: string;
    excluded: Generated<boolean>;
  };
  'units.place': {
    id: string | null;
    parent_id: string | null;
    name: string | null;
    short_name: string | null;
    kind: string | null;
    level: string | null;
    path: string[] | null;
    valid_from: string | null;
    valid_to: string | null;
  };
  'units.succession': {
    id: string;
    unit_id: string;
    successor_id: string;
    effective_on: string;
  };
  'units.unit': {
    id: string;
    parent_id: string | null;
    name: string;
    short_name: string | null;
    kind: string;
    level: string;
    division_code: string | null;
    school_code: string | null;
    credit_code: string | null;
    valid_from: string | null;
    valid_to: string | null;
    position: Generated<number>;
    version: Generated<number>;
    path: string[];
    searchable: string;
    grams: string[];
  };
}
