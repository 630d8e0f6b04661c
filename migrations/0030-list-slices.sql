-- A long list is read slice by slice: each task bears the quarter of its last day and the first digit of its plan's id among its keys.
update plans.task set keys = keys || array['d:' || case when due_on = 'infinity' then 'never' else to_char(due_on, 'YYYY"Q"Q') end, 's:' || left(plan_id::text, 1)];
-- The days of the plans that somebody may see.
create index task_plan_days on plans.task (plan_id, due_on, id) where listed;
