-- What was done, by whom, with the values that it left: a state is a fold of these rows.
create schema journal;

-- Each home of the data (an installation, then each one it was restored to) counts its transactions anew.
create table journal.era (
  number integer primary key,
  began_at timestamptz not null default now()
);
insert into journal.era (number) values (1);

create function journal.current_era() returns integer language sql stable
  as 'select max(number) from journal.era';

-- A remark (why something was done) is free text and may name people: the entry bears its digest, the words may be erased.
create table journal.remark (
  id uuid primary key,
  salt text,
  words text
);

create table journal.entry (
  number bigint generated always as identity primary key,
  -- Order of commit is told by transaction, below the oldest that still runs.
  era integer not null default journal.current_era(),
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('account', 'program', 'system')),
  actor_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- json, not jsonb: the digest is over these very characters. [{"table":…,"id":…,"row":{…}} …], or {"batch":…,"rows":…}.
  effect json not null,
  remark_id uuid references journal.remark (id),
  remark_digest text,
  -- SM3 over the columns above that the product writes.
  digest text not null check (digest ~ '^sm3:[0-9a-f]{64}$')
);
create index entry_order on journal.entry (era, xid, number);
create index entry_subject on journal.entry (subject_kind, subject_id, number);

-- The rows of a bulk step, once: the entry holds their digest and their count.
create table journal.batch (
  digest text primary key check (digest ~ '^sm3:[0-9a-f]{64}$'),
  row_count integer not null,
  effect json not null
);

create table journal.seal (
  number bigint primary key,
  sealed_at timestamptz not null,
  era integer not null,
  -- Everything of this era below this transaction is in this seal or an earlier one.
  below_xid xid8 not null,
  entry_count integer not null,
  -- SM3 over the head before and the entries in order.
  head text not null check (head ~ '^sm3:[0-9a-f]{64}$')
);

-- Folds the changes of a row, in their order.
create aggregate journal.merge(jsonb) (sfunc = jsonb_concat, stype = jsonb, initcond = '{}');
