-- 征求意见: one round of asking about a draft, whom it went to, and what came back.
create table plans.consultation (
  id uuid primary key,
  salt text,
  plan_id uuid not null references plans.plan (id),
  round integer not null,
  opened_on date not null,
  answer_by date not null,
  -- Name and telephone, as the letters say them.
  contact text,
  status text not null check (status in ('open', 'closed')),
  -- The draft as it went out, with the address of each task: JSON in gzip, and its digest.
  draft bytea not null,
  draft_digest text not null,
  version integer not null default 1,
  unique (plan_id, round)
);
alter table plans.consultation alter column draft set storage external;
-- One round at a time.
create unique index consultation_open on plans.consultation (plan_id) where status = 'open';

create table plans.consulted_unit (
  id uuid primary key,
  consultation_id uuid not null references plans.consultation (id),
  -- As the draft names it.
  name text not null,
  position integer not null,
  lead_count integer not null,
  cooperating_count integer not null,
  sent_number text,
  sent_on date,
  answer text not null check (answer in ('none', 'no-comment', 'changes')),
  answer_number text,
  answered_on date,
  version integer not null default 1,
  unique (consultation_id, name)
);

create table plans.opinion (
  id uuid primary key,
  consulted_unit_id uuid not null references plans.consulted_unit (id),
  position integer not null,
  -- The task's address in the draft; null for an opinion on the whole.
  task_key text,
  about text not null,
  proposal text not null,
  reason text,
  decision text not null check (decision in ('pending', 'adopted', 'partly', 'declined')),
  explanation text,
  version integer not null default 1
);
create index opinion_unit on plans.opinion (consulted_unit_id, position);
