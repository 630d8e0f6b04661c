-- The states of what is owed: what follows from figures, totals of periods that are closed, and reminders that a person released.

-- Against the way that was set; written in the transaction of each report and each change of a share, so that a list and a total read one row.
alter table delivery.assignment add column pace text not null default 'not-measurable' check (pace in ('behind', 'on', 'ahead', 'not-measurable'));
-- The newest figure that was handed in, and the last day that it speaks of; null where there was none, which is not zero.
alter table delivery.share add column figure_value double precision;
alter table delivery.share add column figure_on date check ((figure_on is null) = (figure_value is null));

-- Totals of a locked period, a row for each unit that owes (not for those above it: they are summed when asked) and workstream.
-- It follows from the assignments, reports and figures, and can be made again from them.
create table delivery.closed_total (
  period_id uuid not null references delivery.period (id),
  unit_id uuid not null,
  -- Of the unit, and of the one that passed it down: a piece is counted once, where it is seen from.
  path uuid[] not null,
  above uuid[] not null,
  workstream_id uuid,
  total integer not null,
  asked integer not null,
  reported integer not null,
  time_overdue integer not null,
  time_near integer not null,
  time_not_due integer not null,
  time_no_deadline integer not null,
  time_closed integer not null,
  pace_behind integer not null,
  pace_on integer not null,
  pace_ahead integer not null,
  evidence_none integer not null,
  evidence_submitted integer not null,
  evidence_accepted integer not null,
  standing_not_started integer not null,
  standing_under_way integer not null,
  standing_blocked integer not null,
  standing_done integer not null,
  unique nulls not distinct (period_id, unit_id, above, workstream_id)
);

-- 提醒: what a person released, never the product by itself.
create table delivery.reminder (
  id uuid primary key,
  salt text,
  assignment_id uuid not null references delivery.assignment (id),
  rung text not null check (rung in ('before', 'on-the-day', 'meeting-list', 'telephone', 'prompt-letter', 'supervision-notice')),
  -- The deadline that it reminds of: an extension begins a new ladder.
  due_on date not null,
  words text,
  -- Of the paper, once it has one.
  number text,
  -- With whom one spoke on the telephone.
  spoken_with text,
  released_at timestamptz not null,
  released_by uuid,
  taken_back_at timestamptz,
  version integer not null default 1
);
create unique index reminder_once on delivery.reminder (assignment_id, due_on, rung) where taken_back_at is null;
create index reminder_newest on delivery.reminder (released_at desc, id desc);
