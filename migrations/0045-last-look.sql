-- What changed since somebody last looked: the day of the last look and of the one before, of each person for themselves. No more is kept, and nobody else is shown it.
create table delivery.look (
  account_id uuid primary key,
  looked_on date not null,
  before_on date check (before_on < looked_on)
);
