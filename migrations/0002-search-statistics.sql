-- The planner looks an element up in a column's statistics by the database's collation, whatever the column's own:
-- of a column in "C" nothing was found there, so every word was taken for a rare one, and a word of every
-- document was sought by reading all of them. The index keeps "C", in which comparing is cheap.
drop index documents.document_grams;
alter table documents.document alter column grams type text[] collate "default";
create index document_grams on documents.document using gin (grams collate "C") with (fastupdate = off);
analyze documents.document;
