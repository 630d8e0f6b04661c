-- Which document a plan is of: how often it asks for reports stands in that document's words.
create or replace view plans.issued_plan as
  select id, owner_unit_id, title, document_number, issued_on, period_from, period_to, status, version, audience, document_id from plans.plan;
