-- What is owed, in the order of its days, whoever owes it.
create index assignment_due on delivery.assignment (due_on, id) where status not in ('draft', 'withdrawn');
