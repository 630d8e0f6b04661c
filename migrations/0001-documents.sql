-- The start-up asks show_trgm for a Chinese word: a database that sees no letters there is refused.
create extension if not exists pg_trgm with schema public;

create schema documents;

-- Originals by the digest of their bytes: the same bytes taken in twice lie here once.
create table documents.file (
  digest text primary key check (digest ~ '^sm3:[0-9a-f]{64}$'),
  size integer not null,
  content bytea not null,
  created_at timestamptz not null
);
-- docx, xlsx and pdf are compressed already.
alter table documents.file alter column content set storage external;

create table documents.document (
  id uuid primary key,
  file_digest text not null references documents.file (digest),
  name text not null,
  format text not null,
  mode text not null check (mode in ('received', 'draft')),
  title text,
  document_number text,
  -- YYYY-MM-DD, or YYYY-MM where the paper does not give the day: so text, not date.
  issued_on text check (issued_on ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  size integer not null,
  task_count integer not null,
  lead_count integer not null,
  deadline_count integer not null,
  target_count integer not null,
  finding_count integer not null,
  -- The version of the product whose reader made the reading.
  reader_version text not null,
  -- The published reading (code points), JSON in gzip.
  reading bytea not null,
  -- Name, title, number and text, folded: what a search compares with.
  searchable text collate "C" not null,
  -- The single characters and pairs of neighbours in it: what a search finds candidates by.
  grams text[] collate "C" not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
alter table documents.document alter column reading set storage external;

create index document_newest on documents.document (created_at desc, id desc) where deleted_at is null;
create index document_deleted on documents.document (deleted_at) where deleted_at is not null;
create index document_file on documents.document (file_digest);
-- Without the pending list: it is read through at every search, and its size keeps the planner from the index.
create index document_grams on documents.document using gin (grams) with (fastupdate = off);
