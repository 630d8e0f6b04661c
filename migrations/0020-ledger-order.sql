-- In the list: of a published plan, and not withdrawn. Kept here so that a list need not ask each task's plan.
alter table plans.task add column listed boolean not null default true;
update plans.task t set listed = false from plans.plan p where p.id = t.plan_id and (t.status <> 'active' or p.status <> 'published');
drop index plans.task_due;
create index task_due on plans.task (due_on, id) where listed;

-- What a unit owes, in the order of its days: the question that is asked most.
alter table plans.responsibility add column due_on date not null default 'infinity';
update plans.responsibility r set due_on = t.due_on from plans.task t where t.id = r.task_id;
drop index plans.responsibility_unit;
drop index plans.responsibility_collective;
create index responsibility_unit on plans.responsibility (unit_id, due_on, task_id) where valid_to is null and unit_id is not null;
create index responsibility_collective on plans.responsibility (collective_id, due_on, task_id) where valid_to is null and collective_id is not null;
create index responsibility_plan on plans.responsibility (plan_id);
create index leader_plan on plans.leader (plan_id);
