-- Of the digests that entries bear instead of a document's name, title and number. Null: taken in before there was a journal; the server tells of it at its start.
alter table documents.document add column salt text;
create index document_untold on documents.document (id) where salt is null;
