-- A paper may speak of several plans (those of a leader, of a workstream); null: of its one plan only.
alter table papers.paper add column also_plan_ids uuid[];
create index paper_also_plan on papers.paper using gin (also_plan_ids);
alter table papers.paper drop constraint paper_kind_check;
alter table papers.paper add constraint paper_kind_check check (kind in ('situation-report', 'brief', 'reminder-letter', 'letter', 'bulletin', 'supervision-notice'));
-- How a task stands against its way from start to end; and whether it is a part that a unit passed down to another.
create or replace view delivery.owed_task as
  select a.id, a.plan_id, a.task_id, a.unit_id, a.path, a.role, a.title, a.position, a.due_on, a.closed_on, a.last_period_id, d.from_unit_id, a.pace, coalesce(w.unit_id <> a.unit_id, false) as passed_down
  from delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id left join delivery.assignment w on w.id = a.parent_id
  where d.status = 'sent' and a.status not in ('draft', 'withdrawn');
