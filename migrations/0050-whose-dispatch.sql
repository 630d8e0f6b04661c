-- 接管: a dispatch goes to whoever stands in its closed sender's place; its letters stay those of whoever sent it.
alter table delivery.dispatch add column sent_by_unit_id uuid;
