-- What a year brings: words from above that come back to tasks, and what units sign for.

-- 批示 and 会议纪要: registered by who they came from, with number and day. Their whole text stays in the office's own system.
create table delivery.directive (
  id uuid primary key,
  salt text,
  -- Whose register it stands in.
  unit_id uuid not null,
  kind text not null check (kind in ('instruction', 'minutes')),
  -- Whose words: a leader, or a meeting.
  source text,
  number text,
  issued_on date not null,
  version integer not null default 1
);
create index directive_unit on delivery.directive (unit_id, issued_on desc, id desc);

-- One thing that is to be done, or was decided, of a task or of none.
create table delivery.directive_point (
  id uuid primary key,
  directive_id uuid not null references delivery.directive (id),
  position integer not null default 0,
  task_id uuid references plans.task (id),
  -- Who is to do it; null: only to be known.
  owing_unit_id uuid,
  gist text not null check (gist <> ''),
  due_on date,
  answered_on date,
  answer_number text,
  version integer not null default 1,
  check (answer_number is null or answered_on is not null)
);
create index directive_point_directive on delivery.directive_point (directive_id, position);
create index directive_point_task on delivery.directive_point (task_id);
create index directive_point_owing on delivery.directive_point (owing_unit_id) where answered_on is null;

-- 目标责任书 that was signed: one a unit and year, with its scan.
create table delivery.responsibility_letter (
  id uuid primary key,
  unit_id uuid not null,
  from_unit_id uuid not null,
  year integer not null check (year between 2000 and 2999),
  number text,
  signed_on date not null,
  file_digest text not null references delivery.file (digest),
  file_name text not null,
  filed_at timestamptz not null,
  version integer not null default 1,
  unique (from_unit_id, unit_id, year)
);
create index responsibility_letter_file on delivery.responsibility_letter (file_digest);
