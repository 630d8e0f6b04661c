-- Entries of form 1 can be erased too. Their digest is over the effect itself and cannot be made again without it; what is
-- left of such an entry is proved by the entry that erased it (`kept`), and its digest, which stays, by the seals.
alter table journal.entry drop constraint entry_effect;
alter table journal.entry add constraint entry_effect check (effect is not null or (effect_salt is null and effect_digest is not null)) not valid;

create or replace function journal.erase_effects(numbers bigint[], digests text[]) returns bigint language sql security definer set search_path = pg_catalog, pg_temp as $$
  with erased as (
    update journal.entry e set effect = null, effect_salt = null, effect_digest = d.digest from unnest(numbers, digests) as d(number, digest)
    where e.number = d.number and e.effect is not null
      and exists (select from journal.entry w where w.era = journal.current_era() and w.xid = pg_current_xact_id() and w.action = 'erase-effects') returning 1)
  select count(*) from erased
$$;
