-- What a unit leads, in the order of its days.
create index responsibility_lead on plans.responsibility (unit_id, due_on, task_id) where valid_to is null and unit_id is not null and role <> 'cooperating';
