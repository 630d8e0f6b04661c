-- The ledger: plans with their tasks, as they are today. How they came to be so is told by the journal.
create schema plans;

create table plans.plan (
  id uuid primary key,
  -- Of the person named in the sign-off.
  salt text,
  document_id uuid not null references documents.document (id),
  -- Of the bytes that the plan was read from: it stays known when the document is gone.
  document_digest text not null,
  -- Whose ledger this is; null for the installation's own.
  owner_unit_id uuid,
  title text not null,
  document_number text,
  -- YYYY-MM-DD or less, as the paper gives it.
  issued_on text check (issued_on ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  period_from date,
  period_to date,
  status text not null check (status in ('draft', 'consulting', 'published', 'withdrawn')),
  archived_at timestamptz,
  signed_by text,
  signed_on date,
  -- Number of the paper, or which minutes.
  signed_number text,
  created_at timestamptz not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  -- What the plan is: goes up with every step on it or on any of its tasks.
  version integer not null default 1,
  -- Of those that were not withdrawn.
  task_count integer not null default 0,
  -- Units that own or are named, each with all above it: whoever reaches one of these may see the plan.
  audience uuid[] not null default '{}'
);
create index plan_newest on plans.plan (created_at desc, id desc);
create index plan_document on plans.plan (document_id);
create index plan_audience on plans.plan using gin (audience);

create table plans.workstream (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  parent_id uuid references plans.workstream (id),
  -- The heading as written, with its mark.
  heading text not null,
  position integer not null,
  -- Code points in the document's text.
  span_start integer,
  span_end integer,
  version integer not null default 1
);
create index workstream_plan on plans.workstream (plan_id, position);

create table plans.task (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  parent_id uuid references plans.task (id),
  workstream_id uuid references plans.workstream (id),
  -- Whose words these are: the plan's document, or a later one that amended the task.
  document_id uuid references documents.document (id),
  number text,
  title text,
  text text not null,
  goal text,
  kind text not null,
  position integer not null,
  span_start integer,
  span_end integer,
  recurrence_text text,
  recurrence_every text,
  recurrence_start integer,
  recurrence_end integer,
  status text not null check (status in ('active', 'withdrawn')),
  withdrawn_on date,
  version integer not null default 1,
  -- What follows from the rows below, kept here so that a list reads one row a task.
  -- The last day of its deadlines; infinity where none can be told.
  due_on date not null default 'infinity',
  -- Responsibilities, leaders, deadlines and targets of today, as the list shows them.
  card jsonb not null,
  searchable text collate "C" not null,
  -- Grams of the text and marks of unit, role, plan, workstream, metric: what any filter finds candidates by.
  keys text[] not null
);
create index task_due on plans.task (due_on, id) where status = 'active';
create index task_plan on plans.task (plan_id, position, id);
create index task_keys on plans.task using gin (keys collate "C") with (fastupdate = off);
-- The planner must know the common marks from the rare ones.
alter table plans.task alter column keys set statistics 1000;

create table plans.responsibility (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  task_id uuid not null references plans.task (id),
  -- The unit as issued.
  name text not null,
  unit_id uuid,
  collective_id uuid,
  role text not null check (role in ('lead', 'co-lead', 'cooperating')),
  position integer not null,
  span_start integer,
  span_end integer,
  -- Half-open: who led on a day is who has valid_from <= day < valid_to.
  valid_from date not null,
  valid_to date
);
create index responsibility_task on plans.responsibility (task_id);
create index responsibility_unit on plans.responsibility (unit_id);
create index responsibility_collective on plans.responsibility (collective_id);

create table plans.leader (
  id uuid primary key,
  salt text not null,
  plan_id uuid not null references plans.plan (id),
  task_id uuid not null references plans.task (id),
  kind text not null check (kind in ('leader', 'office')),
  name text not null,
  position integer not null,
  span_start integer,
  span_end integer,
  valid_from date not null,
  valid_to date
);
create index leader_task on plans.leader (task_id);

create table plans.deadline (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  task_id uuid not null references plans.task (id),
  text text not null,
  due_on date,
  -- What is to be done by then, where a task has several; null for the whole task.
  about text,
  position integer not null,
  span_start integer,
  span_end integer,
  valid_from date not null,
  valid_to date
);
create index deadline_task on plans.deadline (task_id);

create table plans.target (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  -- Of a task, or of a workstream whose heading sets it, or of the whole plan.
  task_id uuid references plans.task (id),
  workstream_id uuid references plans.workstream (id),
  text text not null,
  metric text not null,
  comparator text not null,
  value double precision not null,
  value_max double precision,
  unit text not null,
  year integer,
  basis text not null,
  scope text,
  position integer not null,
  span_start integer,
  span_end integer,
  valid_from date not null,
  valid_to date,
  check (task_id is null or workstream_id is null)
);
create index target_task on plans.target (task_id);
create index target_plan on plans.target (plan_id) where task_id is null;
create index target_metric on plans.target (metric);

-- Questions about a ledger that are asked again: an address with a name.
create table plans.saved_view (
  id uuid primary key,
  -- Null where nobody has accounts yet.
  account_id uuid,
  name text not null,
  -- The filter, as the address of the list bears it.
  query text not null,
  shared boolean not null default false,
  created_at timestamptz not null,
  version integer not null default 1
);
create index saved_view_account on plans.saved_view (account_id, name);
