-- Work that outlasts a request: claimed by any server under a lease, its effect and its done-mark in one transaction.
create table platform.job (
  id uuid primary key,
  kind text not null,
  input json not null,
  -- Who asked for it, with the grants held then.
  caller json not null,
  caller_kind text not null,
  caller_id uuid,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'refused', 'failed', 'cancelled')),
  -- Where a job that was interrupted goes on: what its last committed step left.
  state json,
  progress_done integer not null default 0,
  progress_total integer,
  attempts integer not null default 0,
  -- New at each claim: whoever holds an older one has lost the job and can write nothing of it.
  token uuid,
  lease_until timestamptz,
  cancel_asked_at timestamptz,
  run_after timestamptz not null default clock_timestamp(),
  created_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()),
  started_at timestamptz,
  ended_at timestamptz,
  result json,
  -- {code, values, sentence}
  refusal json
);
create index job_open on platform.job (run_after, id) where status in ('waiting', 'running');
create index job_caller on platform.job (caller_kind, caller_id, created_at, id);
create index job_ended on platform.job (ended_at) where ended_at is not null;
