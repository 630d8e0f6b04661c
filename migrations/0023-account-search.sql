-- What a search for a person finds accounts by; what was there before is filled in by the server.
alter table access.account add column searchable text collate "C" not null default '', add column grams text[] not null default '{}';
create index account_grams on access.account using gin (grams collate "C") with (fastupdate = off);
create index account_unit on access.account (unit_id);
create index account_unsearchable on access.account (id) where searchable = '';
