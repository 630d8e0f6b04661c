-- What an entry tells can be erased. From form 2 on an entry's digest is over the digest of its effect, so that the proof
-- still holds; the salt keeps anybody from trying out which words a digest stands for, and goes with them.
alter table journal.entry alter column effect drop not null;
alter table journal.entry add column effect_salt text;
-- Stands in the place of an effect that was erased.
alter table journal.entry add column effect_digest text;
alter table journal.entry add constraint entry_effect check (effect is not null or (form > 1 and effect_salt is null and effect_digest is not null)) not valid;
create index entry_erased on journal.entry (number) where effect is null;

-- A batch's digest is over salt and effect; those from before have no salt.
alter table journal.batch alter column effect drop not null;
alter table journal.batch add column salt text;
create index batch_erased on journal.batch (digest) where effect is null;

-- The application may not change what lies in the journal. It may blank, by these two alone, and only in a transaction
-- that has written the entry which says so; whether that entry names what was blanked is proved by `verify`.
create function journal.erase_effects(numbers bigint[], digests text[]) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  with erased as (
    update journal.entry e set effect = null, effect_salt = null, effect_digest = d.digest from unnest(numbers, digests) as d(number, digest)
    where e.number = d.number and e.form > 1 and e.effect is not null
      and exists (select from journal.entry w where w.era = journal.current_era() and w.xid = pg_current_xact_id() and w.action = 'erase-effects') returning 1)
  select count(*) from erased
$$;
create function journal.erase_batches(digests text[]) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  with erased as (
    update journal.batch b set effect = null, salt = null where b.digest = any(digests) and b.effect is not null
      and exists (select from journal.entry w where w.era = journal.current_era() and w.xid = pg_current_xact_id() and w.action = 'erase-effects') returning 1)
  select count(*) from erased
$$;
revoke all on function journal.erase_effects(bigint[], text[]), journal.erase_batches(text[]) from public;

-- A ledger that was destroyed: what is left of it is that it was, and who destroyed it.
create table plans.destruction (
  -- The plan's.
  id uuid primary key,
  document_id uuid not null,
  owner_unit_id uuid,
  -- Who saw the plan may know what became of it.
  audience uuid[] not null,
  -- As it stood.
  status text not null,
  published_at timestamptz,
  archived_at timestamptz,
  destroyed_at timestamptz not null,
  destroyed_by_kind text not null,
  destroyed_by uuid,
  -- How much of each went, by kind: no word of it.
  counts jsonb not null,
  version integer not null default 1
);
create index destruction_newest on plans.destruction (destroyed_at desc, id desc);
