-- A digest is over the columns with a line feed between them: so none but the last may have one.
alter table journal.entry
  add constraint entry_one_line check (action !~ '\n' and subject_kind !~ '\n' and subject_id !~ '\n'),
  add constraint entry_remark check (remark_digest ~ '^sha256:[0-9a-f]{64}$' and remark_id is not null or remark_digest is null and remark_id is null);

-- Which rows an entry tells of: a row's history is found by its id.
create index entry_touched on journal.entry using gin ((jsonb_path_query_array(effect::jsonb, '$[*].id')));
create index batch_touched on journal.batch using gin ((jsonb_path_query_array(effect::jsonb, '$[*].id')));
create index entry_batch on journal.entry ((effect ->> 'batch')) where effect ->> 'batch' is not null;
-- What an auditor asks for: the newest, of somebody, of a kind.
create index entry_at on journal.entry (at, number);
create index entry_actor on journal.entry (actor_id, at, number) where actor_id is not null;
create index entry_action on journal.entry (action, at, number);
drop index journal.entry_subject;
create index entry_subject on journal.entry (subject_kind, subject_id, at, number);
