-- Answers under an Idempotency-Key: written in the transaction of their effect, forgotten after a day.
create table platform.kept_answer (
  -- SHA-256 over caller and key; the key itself is not kept.
  name text primary key,
  -- HMAC of the request under the key.
  request text not null,
  -- Status, headers and body, encrypted with a key made of the caller's.
  answer bytea not null,
  kept_at timestamptz not null
);
create index kept_answer_kept_at on platform.kept_answer (kept_at);
