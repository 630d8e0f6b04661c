-- A newer reading that is taken moves corrections to other addresses: two may change places in one step.
alter table documents.correction drop constraint correction_layer;
alter table documents.correction add constraint correction_layer unique (document_id, cell, layer) deferrable initially deferred;

-- A document may be read again by the same version, and what could not be read again is known too.
alter table documents.reread drop constraint reread_once;
alter table documents.reread drop constraint reread_state_check;
alter table documents.reread add constraint reread_state_check check (state in ('same', 'offered', 'accepted', 'left', 'failed'));
create index reread_of_document on documents.reread (document_id, made_at);
-- For the search after documents that an older reader read.
create index document_reader on documents.document (reader_version) where deleted_at is null;
