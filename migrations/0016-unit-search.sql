-- As for documents (0002): of a column in "C" the planner finds no statistics, and takes every word for a rare one.
drop index units.unit_grams;
alter table units.unit alter column grams type text[] collate "default";
create index unit_grams on units.unit using gin (grams collate "C") with (fastupdate = off);
analyze units.unit;
create index unit_kinds on units.unit (kind, name, id);
create index unit_levels on units.unit (level, name, id);
