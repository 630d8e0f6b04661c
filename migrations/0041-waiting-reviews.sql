-- A report that waits for its reviewer stands at the unit whose it is, so that a queue is read unit by unit. It follows from status and period, beside the journal.
alter table delivery.report add column waiting_unit_id uuid;
update delivery.report r set waiting_unit_id = a.unit_id from delivery.assignment a, delivery.period e where a.id = r.assignment_id and e.id = r.period_id and r.status = 'submitted' and e.status = 'open';
drop index delivery.report_waiting;
-- Of few units, or of most of them in their order.
create index report_waiting_unit on delivery.report (waiting_unit_id) where waiting_unit_id is not null;
create index report_waiting on delivery.report (submitted_at, id, waiting_unit_id) where waiting_unit_id is not null;

-- Who holds which role where, for rooms that ask whom a queue is for; accounts out of use hold none.
create view access.held_role as
  select g.unit_id, g.account_id, g.role, g.valid_from, g.valid_to from access.role_grant g join access.account a on a.id = g.account_id where not a.disabled;
