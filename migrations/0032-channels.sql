-- The ways by which notices leave the product, and the digests that went those ways.

-- What a person wants to be told by mail; without a row: a digest of everything.
create table notices.preference (
  id uuid primary key,
  account_id uuid not null unique,
  mail text not null check (mail in ('digest', 'none')),
  -- Kinds that stay out of the digest; in the product they are seen all the same.
  muted text[] not null default '{}',
  version integer not null default 1
);

-- A robot in a group of another system, to which a unit's digest goes.
create table notices.channel (
  id uuid primary key,
  -- Whose; null: of the whole installation.
  unit_id uuid,
  kind text not null check (kind in ('dingtalk', 'wecom', 'feishu')),
  name text not null,
  -- For people: the host of the address. The address bears the robot's key, so it is sealed as the secret is.
  host text not null,
  address text not null,
  secret text,
  -- Whether titles of plans may go along with the counts.
  titles boolean not null default false,
  enabled boolean not null default true,
  created_at timestamptz not null,
  version integer not null default 1
);

-- One digest a day and channel: the row is there before anything is sent.
create table notices.digest (
  id uuid primary key,
  channel_id uuid references notices.channel (id) on delete cascade,
  account_id uuid,
  day date not null,
  status text not null check (status in ('waiting', 'sending', 'sent', 'failed', 'unknown', 'nothing')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  -- From when to when the notices were counted.
  counted_from timestamptz not null,
  counted_to timestamptz not null,
  notice_count integer not null,
  failure text,
  ended_at timestamptz,
  -- A channel, or the mail of an account.
  check (num_nonnulls(channel_id, account_id) = 1),
  unique (channel_id, day),
  unique (account_id, day)
);
-- Digests are made once a day; whoever writes the row makes them.
create table notices.digest_day (
  day date primary key,
  made_at timestamptz not null
);

create index digest_waiting on notices.digest (next_at) where status in ('waiting', 'sending');

-- When a channel was last tried out by hand, and what came of it.
create table notices.trial (
  channel_id uuid primary key references notices.channel (id) on delete cascade,
  tried_at timestamptz not null,
  failure text
);
