-- Reporting: in which rhythm, about which periods, what was said with which evidence, and what was decided on it.

-- How often a plan asks; more often than a quarter only with the sentence of the document that says so.
create table delivery.rhythm (
  id uuid primary key,
  plan_id uuid not null unique references plans.plan (id),
  every text not null check (every in ('month', 'quarter', 'half-year', 'year')),
  clause text check (every <> 'month' or clause is not null),
  version integer not null default 1
);

create table delivery.period (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  every text not null check (every in ('month', 'quarter', 'half-year', 'year')),
  -- Half-open.
  from_on date not null,
  to_on date not null check (to_on > from_on),
  title text not null,
  -- The last day on which a report is in time.
  due_on date not null,
  status text not null check (status in ('open', 'locked')),
  opened_at timestamptz not null,
  opened_by uuid,
  locked_at timestamptz,
  -- Assignments asked about: when it was opened, and, once it is locked, then.
  asked_count integer not null,
  version integer not null default 1,
  unique (plan_id, from_on, every)
);
create index period_open on delivery.period (due_on, id) where status = 'open';

-- What a locked period had asked of each unit; of an open one it is counted.
create table delivery.ask (
  id uuid primary key,
  period_id uuid not null references delivery.period (id),
  unit_id uuid not null,
  asked_count integer not null,
  field_count integer not null,
  version integer not null default 1,
  unique (period_id, unit_id)
);
create index ask_unit on delivery.ask (unit_id);

-- A period that was not opened, since another one had asked about the same time already.
create table delivery.refused_ask (
  id uuid primary key,
  plan_id uuid not null references plans.plan (id),
  period_id uuid not null references delivery.period (id),
  refused_at timestamptz not null,
  refused_by uuid,
  version integer not null default 1
);

create table delivery.report (
  id uuid primary key,
  -- Of the person who ratified.
  salt text,
  assignment_id uuid not null references delivery.assignment (id),
  period_id uuid not null references delivery.period (id),
  status text not null check (status in ('draft', 'submitted', 'passed', 'ratified', 'returned')),
  standing text check (standing in ('not-started', 'under-way', 'blocked', 'done')),
  progress text,
  problem_kind text check (problem_kind in ('money', 'land', 'posts', 'approval', 'coordination', 'policy', 'other')),
  problem text,
  remedy text,
  next_step text,
  submitted_at timestamptz,
  submitted_by uuid,
  late boolean not null default false,
  passed_at timestamptz,
  passed_by uuid,
  ratified_by text,
  ratified_on date,
  ratified_number text,
  return_reason text,
  -- Of the unit's letter: recorded on its behalf.
  recorded_number text,
  recorded_on date,
  -- Field to file, sheet and cell of a returned workbook.
  origins jsonb not null default '{}',
  asked_fields integer not null default 0,
  prefilled_fields integer not null default 0,
  version integer not null default 1,
  check ((status in ('draft', 'returned')) or standing is not null),
  unique (assignment_id, period_id)
);
create index report_period on delivery.report (period_id, status);
create index report_waiting on delivery.report (submitted_at, id) where status = 'submitted';

-- A figure that nobody gave has no row: it is missing, not zero.
create table delivery.figure (
  id uuid primary key,
  -- As the report's, so that a cluster keeps them together.
  assignment_id uuid not null references delivery.assignment (id),
  report_id uuid not null references delivery.report (id),
  period_id uuid not null references delivery.period (id),
  share_id uuid not null references delivery.share (id),
  value double precision not null,
  version integer not null default 1,
  unique (report_id, share_id)
);
create index figure_share on delivery.figure (share_id, period_id);

-- What a figure was before somebody corrected it; null where there was none.
create table delivery.correction (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  figure_id uuid not null references delivery.figure (id),
  before double precision,
  after double precision not null,
  reason text not null,
  made_at timestamptz not null,
  made_by uuid,
  version integer not null default 1
);
create index correction_figure on delivery.correction (figure_id);

-- Bytes by their digest, once.
create table delivery.file (
  digest text primary key,
  size integer not null,
  media_type text not null,
  content bytea not null,
  -- The beginning of its text, for looking at without opening.
  preview text,
  created_at timestamptz not null
);

create table delivery.evidence (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  report_id uuid not null references delivery.report (id),
  kind text not null check (kind in ('paper', 'link', 'register-figure', 'photo', 'file')),
  title text not null,
  number text,
  issued_on date,
  link text,
  file_digest text references delivery.file (digest),
  added_at timestamptz not null,
  version integer not null default 1
);
create index evidence_report on delivery.evidence (report_id);
create index evidence_assignment on delivery.evidence (assignment_id);
create index evidence_file on delivery.evidence (file_digest) where file_digest is not null;

create table delivery.request (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  kind text not null check (kind in ('extension', 'change')),
  asked_due_on date,
  words text,
  reason text not null,
  number text,
  status text not null check (status in ('asked', 'granted', 'declined', 'taken-back')),
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision_reason text,
  decision_number text,
  granted_due_on date,
  version integer not null default 1,
  check (kind <> 'extension' or asked_due_on is not null)
);
create index request_assignment on delivery.request (assignment_id, asked_at desc);
create unique index request_one_open on delivery.request (assignment_id, kind) where status = 'asked';
create index request_newest on delivery.request (asked_at desc, id desc);

create table delivery.close_out (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  status text not null check (status in ('asked', 'granted', 'declined', 'reopened')),
  words text,
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  -- What of the evidence served, or what was lacking, when it was decided.
  because text,
  version integer not null default 1
);
create index close_out_assignment on delivery.close_out (assignment_id, asked_at desc);
create unique index close_out_one_open on delivery.close_out (assignment_id) where status = 'asked';
create index close_out_newest on delivery.close_out (asked_at desc, id desc);
