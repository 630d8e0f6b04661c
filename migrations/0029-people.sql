-- People: leading groups with their member units and members, liaison persons, leaders tied to counties; each from a day to a day.
create schema people;

-- Names, posts and telephones; blank once they were erased.
create table people.person (
  id uuid primary key,
  salt text,
  name text,
  post text,
  phone text,
  -- Where they work.
  unit_id uuid,
  -- By which they sign in, where they do.
  account_id uuid,
  version integer not null default 1,
  searchable text collate "C" not null,
  grams text[] collate "C" not null
);
create index person_grams on people.person using gin (grams) with (fastupdate = off);
create index person_account on people.person (account_id);
create index person_unit on people.person (unit_id);

-- 领导小组: its id is that of the unit, which has its name and stands below its government.
create table people.leading_group (
  id uuid primary key,
  -- 办公室设在.
  office_unit_id uuid,
  -- Of the paper by which it was set up.
  document_number text,
  version integer not null default 1
);
create index leading_group_office on people.leading_group (office_unit_id);

-- Half-open: from the first day; `valid_to` is the first day on which no more. Null: since ever, still.
create table people.member_unit (
  id uuid primary key,
  group_id uuid not null references people.leading_group (id),
  unit_id uuid not null,
  position integer not null default 0,
  valid_from date,
  valid_to date check (valid_from < valid_to),
  version integer not null default 1
);
create index member_unit_group on people.member_unit (group_id);
create index member_unit_unit on people.member_unit (unit_id);

-- Who is what: in a leading group, or the liaison person of a unit.
create table people.appointment (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  capacity text not null check (capacity in ('head', 'deputy', 'member', 'office-head', 'liaison')),
  group_id uuid references people.leading_group (id),
  -- The unit for which; of a member of a group, whom they stand for there.
  unit_id uuid,
  position integer not null default 0,
  valid_from date,
  valid_to date check (valid_from < valid_to),
  version integer not null default 1,
  check (capacity = 'liaison' or group_id is not null),
  check (capacity <> 'liaison' or unit_id is not null)
);
create index appointment_group on people.appointment (group_id);
create index appointment_unit on people.appointment (unit_id) where capacity = 'liaison';
create index appointment_person on people.appointment (person_id);

-- 包联: a leader answers for a county, or another place.
create table people.pairing (
  id uuid primary key,
  person_id uuid not null references people.person (id),
  place_unit_id uuid not null,
  valid_from date,
  valid_to date check (valid_from < valid_to),
  version integer not null default 1
);
create index pairing_place on people.pairing (place_unit_id);
create index pairing_person on people.pairing (person_id);
