-- Which unit broke a piece out or passed it down: that of its whole, which never changes hands.
alter table delivery.assignment add column above_unit_id uuid;
update delivery.assignment a set above_unit_id = w.unit_id from delivery.assignment w where w.id = a.parent_id;
-- Wholes that were withdrawn though a piece of them is closed and stands: few, and asked for with every total.
create index assignment_withdrawn on delivery.assignment (plan_id) where status = 'withdrawn';
