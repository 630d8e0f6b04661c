-- The list of everybody's jobs, newest first.
create index job_time on platform.job (created_at, id);
