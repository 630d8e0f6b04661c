-- Who may come in, and what each may do.
create schema access;

create table access.account (
  id uuid primary key,
  version integer not null default 1,
  salt text,
  sign_in_name text not null,
  -- What names are compared by: NFKC, small letters, no white space.
  sign_in_key text collate "C" not null unique,
  display_name text,
  phone text,
  mail text,
  -- Null: of the installation itself.
  unit_id uuid,
  -- argon2id with its parameters; null: no password, so only by the office's own sign-in.
  password_hash text,
  password_changed_at timestamptz,
  -- A password that somebody else gave: it must be changed, and ends.
  must_change boolean not null default false,
  password_until timestamptz,
  disabled boolean not null default false,
  -- Sealed with a key that lies outside the database.
  totp_secret text,
  totp_since timestamptz,
  -- The last step that was used: no code counts twice.
  totp_step bigint,
  recovery_digests text[],
  -- The key of a certificate, for sign-in by one.
  certificate_key_id text,
  oidc_subject text unique,
  created_at timestamptz not null
);

-- A program that calls, and the digest of what it shows.
create table access.token (
  id uuid primary key,
  version integer not null default 1,
  name text not null,
  token_digest text not null unique,
  read_only boolean not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  last_used_at timestamptz
);

-- A role of an account or of a program at a unit and below it, null for everywhere, from and to an instant. Rows stay: who could do what on a day is told from them.
create table access.role_grant (
  id uuid primary key,
  version integer not null default 1,
  account_id uuid references access.account (id),
  token_id uuid references access.token (id),
  role text not null,
  unit_id uuid,
  valid_from timestamptz not null,
  valid_to timestamptz,
  check (num_nonnulls(account_id, token_id) = 1)
);
create index role_grant_account on access.role_grant (account_id);
create index role_grant_token on access.role_grant (token_id) where token_id is not null;
create index role_grant_role on access.role_grant (role);

create table access.session (
  id uuid primary key,
  token_digest text not null unique,
  account_id uuid not null references access.account (id),
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  address text not null,
  agent text not null
);
create index session_account on access.session (account_id, created_at desc);
create index session_seen on access.session (seen_at);

-- Failed sign-ins: by name, by address, by both; the keys are digests.
create table access.attempt (
  key text primary key,
  failures integer not null,
  last_at timestamptz not null,
  free_at timestamptz not null
);
