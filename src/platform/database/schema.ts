/** Made from the migrated database: `vitest run src/platform/database/schema -u`. Not written by hand. */
import type { Generated } from 'kysely';

export interface Schema {
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
  'platform.migration': {
    number: number;
    name: string;
    digest: string;
    applied_at: Generated<string>;
  };
}
