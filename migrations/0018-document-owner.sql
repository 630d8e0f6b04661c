-- The unit that a document belongs to; null: the installation's own, for whoever reaches everywhere.
alter table documents.document add column owner_unit_id uuid;
create index document_owner on documents.document (owner_unit_id, created_at desc, id desc);
