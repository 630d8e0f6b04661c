-- A lower plan implements an upper one; what a person said about which task answers which.
create table plans.implementation (
  id uuid primary key,
  lower_plan_id uuid not null references plans.plan (id),
  upper_plan_id uuid not null references plans.plan (id),
  version integer not null default 1,
  unique (lower_plan_id, upper_plan_id),
  check (lower_plan_id <> upper_plan_id)
);
create index implementation_upper on plans.implementation (upper_plan_id);

create table plans.counterpart (
  id uuid primary key,
  implementation_id uuid not null references plans.implementation (id),
  upper_task text not null,
  -- Of the task's words: a draft's tasks have other addresses once they are published.
  upper_print text not null,
  -- Null: the lower plan need not answer this task, and the reason says why.
  lower_task text,
  lower_print text,
  reason text,
  version integer not null default 1,
  unique (implementation_id, upper_task)
);
