-- What an entry's digest is over, by number: 1 is as 0003 and 0009 say. Who changes that adds a number, so that entries that are there go on being proved.
alter table journal.entry add column form smallint not null default 1;
