-- After an amendment the values of one task may rest on the words of several documents; null: a person's own.
alter table plans.responsibility add column document_id uuid references documents.document (id);
alter table plans.leader add column document_id uuid references documents.document (id);
alter table plans.deadline add column document_id uuid references documents.document (id);
alter table plans.target add column document_id uuid references documents.document (id);

-- A later document held against a plan: which of its measures changes which task, as proposed and as a person decided.
create table plans.amendment (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  document_id uuid not null references documents.document (id),
  status text not null check (status in ('open', 'applied', 'dropped')),
  -- The version of the plan that it was held against.
  plan_version integer not null,
  created_at timestamptz not null,
  applied_at timestamptz,
  effective_on date,
  -- [{"task": its place in the document's reading, "taskId": …, "decision": "change" | "add" | "leave"} …], once applied.
  decisions jsonb,
  version integer not null default 1
);
create index amendment_plan on plans.amendment (plan_id, created_at);

-- How to take a step back: what the rows were. No state of record; swept with time.
create table plans.step (
  id uuid primary key,
  made_by uuid,
  made_at timestamptz not null,
  action text not null,
  task_count integer not null,
  -- [[task, version that the step left] …]
  left_at jsonb not null,
  inverse jsonb not null,
  undone_at timestamptz
);
create index step_made on plans.step (made_at);

create index task_parent on plans.task (parent_id) where parent_id is not null;
