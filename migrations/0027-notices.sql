-- Notices: what somebody is to know.
create schema notices;

-- What happened, once however many are told. Its words tell of no person.
create table notices.event (
  id uuid primary key,
  kind text not null,
  -- The unit for which it matters; null: of the accounts that are told alone.
  unit_id uuid,
  title text not null,
  count integer,
  due_on date,
  about_kind text not null,
  about_id uuid,
  -- Told once under this name.
  once text unique,
  made_at timestamptz not null
);
create index event_unit on notices.event (unit_id, made_at);
create index event_made on notices.event (made_at);

create table notices.notice (
  account_id uuid not null,
  event_id uuid not null references notices.event (id) on delete cascade,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (account_id, event_id)
);
create index notice_listing on notices.notice (account_id, made_at desc, event_id desc);
create index notice_unread on notices.notice (account_id, made_at desc, event_id desc) where read_at is null;
create index notice_event on notices.notice (event_id);

-- Whom to tell is asked by the unit.
create index role_grant_unit on access.role_grant (unit_id);
