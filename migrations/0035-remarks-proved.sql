-- The proof holds remarks against the entries that name them, without reading all entries.
create index entry_remark on journal.entry (remark_id) where remark_id is not null;
