-- Papers about the delivery of plans: compiled from figures that are kept with them.
create schema papers;

-- What other rooms may read of delivery.
create view delivery.owed_task as
  select a.id, a.plan_id, a.task_id, a.unit_id, a.path, a.role, a.title, a.position, a.due_on, a.closed_on, a.last_period_id, d.from_unit_id
  from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id
  where d.status = 'sent' and a.status not in ('draft', 'withdrawn');
create view delivery.given_report as
  select id, assignment_id, period_id, standing, progress, problem_kind, problem, remedy, next_step, late, submitted_at from delivery.report where status in ('submitted', 'passed', 'ratified');
create view delivery.asked_period as select id, plan_id, title, from_on, to_on, due_on, status from delivery.period;
create view delivery.shared_target as
  select s.id, s.assignment_id, s.target_id, s.value from delivery.share s;
create view delivery.given_figure as
  select f.id, f.assignment_id, f.period_id, f.share_id, f.value from delivery.figure f join delivery.report r on r.id = f.report_id where r.status in ('submitted', 'passed', 'ratified');

create table papers.paper (
  id uuid primary key,
  -- Of the person to ask back.
  salt text,
  plan_id uuid not null references plans.plan (id),
  kind text not null check (kind in ('situation-report', 'brief', 'reminder-letter', 'letter', 'bulletin')),
  -- Whose paper it is.
  unit_id uuid not null,
  -- The one unit to which it speaks.
  about_unit_id uuid,
  period_id uuid,
  as_of date not null,
  title text not null,
  addressees text[] not null,
  -- A line a paragraph; figures by their names in double braces.
  body text not null,
  contact text,
  -- All figures, lists and targets as they stood when they were taken.
  frozen jsonb not null,
  status text not null check (status in ('draft', 'finished', 'numbered')),
  number text,
  signed_on date,
  made_at timestamptz not null,
  made_by uuid,
  version integer not null default 1,
  check ((status = 'numbered') = (number is not null))
);
create index paper_plan on papers.paper (plan_id, made_at desc, id desc);
create index paper_unit on papers.paper (unit_id, made_at desc, id desc);
create index paper_newest on papers.paper (made_at desc, id desc);
