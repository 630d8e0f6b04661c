-- That an opinion on the whole draft was carried out is a person's word: no comparison of drafts can tell it.
alter table plans.opinion add column carried_out boolean not null default false;
