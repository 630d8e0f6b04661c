-- The headings of a ledger, for rooms above it.
create view plans.issued_workstream as
  select id, plan_id, parent_id, heading, position from plans.workstream;
