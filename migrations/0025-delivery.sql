-- Delivery: what a published plan asks of whom, from the day it is handed out.
create schema delivery;

-- What other rooms may read of a ledger.
create view plans.issued_plan as
  select id, owner_unit_id, title, document_number, issued_on, period_from, period_to, status, version, audience from plans.plan;
create view plans.issued_task as
  select id, plan_id, workstream_id, number, title, text, goal, kind, position, recurrence_text, recurrence_every, status, withdrawn_on, due_on, version from plans.task;
create view plans.issued_responsibility as
  select id, plan_id, task_id, name, unit_id, collective_id, role, position, valid_from, valid_to from plans.responsibility;
create view plans.issued_target as
  select id, plan_id, task_id, workstream_id, text, metric, comparator, value, value_max, unit, year, basis, scope, position, valid_from, valid_to from plans.target;

-- 交办: tasks of one plan, sent at one time under one authority through one channel.
create table delivery.dispatch (
  id uuid primary key,
  salt text,
  plan_id uuid not null references plans.plan (id),
  from_unit_id uuid not null,
  authority text not null check (authority in ('own-department', 'leading-group', 'government-office')),
  -- The leading group, for that authority.
  group_id uuid,
  channel text not null check (channel in ('system', 'letter', 'meeting')),
  -- Of the letter or the minutes.
  number text,
  dispatched_on date not null,
  answer_by date check (answer_by >= dispatched_on),
  words text,
  -- Name and telephone, as the letters say them.
  contact text,
  status text not null check (status in ('draft', 'sent', 'withdrawn')),
  -- Why it was withdrawn.
  reason text,
  made_by uuid,
  sent_at timestamptz,
  version integer not null default 1
);
create index dispatch_plan on delivery.dispatch (plan_id, dispatched_on desc, id);
create index dispatch_from on delivery.dispatch (from_unit_id, dispatched_on desc, id);

-- What one unit owes of one task.
create table delivery.assignment (
  id uuid primary key,
  salt text,
  dispatch_id uuid not null references delivery.dispatch (id),
  plan_id uuid not null references plans.plan (id),
  task_id uuid not null references plans.task (id),
  -- As the task was when it was handed out: it was amended since where it now stands at another.
  task_version integer not null,
  -- What it was passed down or broken down from.
  parent_id uuid references delivery.assignment (id),
  unit_id uuid not null,
  -- Of the unit, root first; follows the tree.
  path uuid[] not null,
  -- member: of a collective; part: a piece broken out or passed down.
  role text not null check (role in ('lead', 'co-lead', 'member', 'part')),
  -- Own words of a part; null: the task's.
  title text,
  position integer not null default 0,
  due_on date not null default 'infinity',
  -- 责任到人.
  office_unit_id uuid,
  person text,
  status text not null check (status in ('draft', 'sent', 'acknowledged', 'objected', 'closed', 'withdrawn')),
  -- Why the unit objects, and what became of that.
  objection text,
  -- Why it was withdrawn, or sent again after an objection.
  reason text,
  answered_on date,
  -- Of the unit's letter: its answer was recorded on its behalf.
  answer_number text,
  closed_on date,
  version integer not null default 1,
  -- What follows from its reports, kept here so that a list reads one row.
  evidence text not null default 'none' check (evidence in ('none', 'submitted', 'accepted')),
  standing text,
  problem_kind text,
  reported_on date,
  last_period_id uuid
);
create index assignment_dispatch on delivery.assignment (dispatch_id, position, id);
create index assignment_task on delivery.assignment (plan_id, task_id);
create index assignment_unit on delivery.assignment (unit_id, due_on, id) where status not in ('draft', 'withdrawn');
create index assignment_office on delivery.assignment (office_unit_id) where office_unit_id is not null;
create index assignment_path on delivery.assignment using gin (path);
create index assignment_parent on delivery.assignment (parent_id) where parent_id is not null;

-- 阶段 (from a day to a day) and 节点 (a day).
create table delivery.milestone (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  kind text not null check (kind in ('phase', 'milestone')),
  title text not null,
  starts_on date,
  due_on date not null check (due_on >= starts_on),
  reached_on date,
  position integer not null default 0,
  version integer not null default 1
);
create index milestone_assignment on delivery.milestone (assignment_id, due_on);

-- 指标分解: how much of a plan's target one assignment takes, and the way there.
create table delivery.share (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  target_id uuid not null references plans.target (id),
  value double precision not null,
  -- What stood there when it began.
  base double precision not null default 0,
  starts_on date,
  ends_on date check (ends_on > starts_on),
  trajectory text not null check (trajectory in ('none', 'line', 'steps', 'by-hand')),
  version integer not null default 1,
  unique (assignment_id, target_id)
);
create index share_target on delivery.share (target_id);

-- Expected by a day, for steps and by hand.
create table delivery.waypoint (
  id uuid primary key,
  share_id uuid not null references delivery.share (id),
  due_on date not null,
  expected double precision not null,
  version integer not null default 1,
  unique (share_id, due_on)
);
