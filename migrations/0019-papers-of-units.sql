-- Whose paper a document is, as it was confirmed with its names: 省教育厅 in it is then the one of that place.
create table units.paper (
  -- The document's.
  id uuid primary key,
  scope_unit_id uuid references units.unit (id)
);
create index paper_scope on units.paper (scope_unit_id);
