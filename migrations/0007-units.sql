-- The tree of units, the names they go by, and the sets of them that a paper names in one breath.
create schema units;

create table units.unit (
  id uuid primary key,
  parent_id uuid references units.unit (id),
  name text not null check (name <> ''),
  short_name text,
  kind text not null check (kind in ('government', 'department', 'office', 'school', 'inspectorate', 'leading-group', 'other')),
  level text not null check (level in ('province', 'prefecture', 'county', 'town', 'village', 'none')),
  -- GB/T 2260, with the nine and twelve digits of towns and villages.
  division_code text check (division_code ~ '^\d{6}(\d{3}(\d{3})?)?$'),
  school_code text check (school_code ~ '^\d{10}$'),
  -- GB 32100.
  credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  -- Half-open; null: since ever, for good.
  valid_from date,
  valid_to date check (valid_from < valid_to),
  -- Among its siblings: offices have an order of precedence, which is no order of letters.
  position integer not null default 0,
  version integer not null default 1,
  -- From the root down to itself: what access and subtrees go by. It follows from parent_id.
  path uuid[] not null check (path[cardinality(path)] = id),
  -- Its names, folded, and the pairs of characters in them.
  searchable text collate "C" not null,
  grams text[] collate "C" not null
);
create index unit_children on units.unit (parent_id, position, name, id);
create index unit_names on units.unit (name, id);
create index unit_path on units.unit using gin (path) with (fastupdate = off);
create index unit_grams on units.unit using gin (grams) with (fastupdate = off);
create unique index unit_name_taken on units.unit (parent_id, name) nulls not distinct where valid_to is null;
-- A school code is never given again.
create unique index unit_school_code_taken on units.unit (school_code);
create unique index unit_credit_code_taken on units.unit (credit_code) where valid_to is null;
create unique index unit_division_code_taken on units.unit (division_code) where valid_to is null and kind = 'government';

-- What a unit was called, and coded, up to a day.
create table units.former (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  name text not null,
  short_name text,
  division_code text,
  valid_to date not null,
  unique (unit_id, valid_to)
);

-- Who took over, from that day on.
create table units.succession (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  successor_id uuid not null references units.unit (id) check (successor_id <> unit_id),
  effective_on date not null,
  unique (unit_id, successor_id)
);
create index succession_successor on units.succession (successor_id);

-- Other names, each understood within the scope unit and below it; null: everywhere.
create table units.alias (
  id uuid primary key,
  unit_id uuid not null references units.unit (id),
  scope_unit_id uuid references units.unit (id),
  name text not null check (name <> ''),
  folded text collate "C" not null
);
create index alias_unit on units.alias (unit_id);
create unique index alias_name_taken on units.alias (scope_unit_id, folded) nulls not distinct;

-- One name for many units, as one document means it on one day, or (without a document) as the installation does.
create table units.collective (
  id uuid primary key,
  document_id uuid,
  -- Whose words these are; null: everybody's.
  scope_unit_id uuid references units.unit (id),
  name text not null check (name <> ''),
  folded text collate "C" not null,
  -- The day on which it is meant; null: the day on which it is asked.
  as_of date,
  -- {"kinds":[…],"levels":[…],"schoolKinds":[…],"belowId":…,"direct":…}; null: the members alone.
  rule jsonb,
  version integer not null default 1
);
create unique index collective_name_taken on units.collective (document_id, scope_unit_id, folded) nulls not distinct;

-- Listed beside the rule, or excluded from it.
create table units.member (
  id uuid primary key,
  collective_id uuid not null references units.collective (id),
  unit_id uuid not null references units.unit (id),
  excluded boolean not null default false,
  unique (collective_id, unit_id)
);
create index member_unit on units.member (unit_id);

-- What a name that was read means in papers of one unit; neither a unit nor a collective: it is not in our tree.
create table units.confirmed_name (
  id uuid primary key,
  scope_unit_id uuid references units.unit (id),
  name text not null,
  folded text collate "C" not null,
  unit_id uuid references units.unit (id),
  collective_id uuid references units.collective (id),
  version integer not null default 1,
  check (unit_id is null or collective_id is null)
);
create unique index confirmed_name_taken on units.confirmed_name (scope_unit_id, folded) nulls not distinct;
create index confirmed_name_unit on units.confirmed_name (unit_id);
create index confirmed_name_collective on units.confirmed_name (collective_id);

-- For other rooms: where a unit stands and what it is called.
create view units.place as select id, parent_id, name, short_name, kind, level, path, valid_from, valid_to from units.unit;
