-- Who stands in the place of a closed unit, for rooms above the tree.
create view units.successor as select unit_id, successor_id, effective_on from units.succession;

-- 移交: what a closed unit owed goes to its successor, when a person says so. The row of the assignment names who owes it now, this table who did before.
create table delivery.handover (
  id uuid primary key,
  assignment_id uuid not null references delivery.assignment (id),
  from_unit_id uuid not null,
  to_unit_id uuid not null check (to_unit_id <> from_unit_id),
  reason text not null,
  made_at timestamptz not null,
  made_by uuid,
  version integer not null default 1
);
create index handover_assignment on delivery.handover (assignment_id, made_at desc);
