-- A locked period is opened again when another person than who asked decides so; what comes in then is late, whatever the day.
alter table delivery.period add column unlocked_at timestamptz;
create table delivery.unlocking (
  id uuid primary key,
  period_id uuid not null references delivery.period (id),
  reason text not null,
  status text not null check (status in ('asked', 'granted', 'declined', 'taken-back')),
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid check (decided_by is null or status = 'taken-back' or decided_by is distinct from asked_by),
  decision_reason text,
  version integer not null default 1
);
create index unlocking_period on delivery.unlocking (period_id, asked_at desc);
create unique index unlocking_one_open on delivery.unlocking (period_id) where status = 'asked';

-- For papers, whose figures were taken before.
create view delivery.opened_again as select period_id, max(decided_at) as opened_at from delivery.unlocking where status = 'granted' group by period_id;
