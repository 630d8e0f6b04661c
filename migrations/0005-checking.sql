-- What a person says of a reading, in layers: a row is never changed but to mark that it was undone.
create table documents.correction (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  -- The address of the cell: prints of the words, so that another reader's reading has the same.
  cell text not null,
  layer integer not null check (layer > 0),
  kind text not null check (kind in ('accept', 'correct', 'add', 'remove')),
  -- JSON; a cell of leaders holds names, and so may any other.
  value text,
  -- Code points of the source; without them the value was made by hand.
  rests_start integer,
  rests_end integer,
  -- Why it was made by hand, or at all.
  reason text,
  -- The print of what was read there.
  base text,
  -- Layers laid at one stroke.
  step_id uuid not null,
  made_by_kind text not null check (made_by_kind in ('account', 'program', 'system')),
  made_by uuid,
  made_at timestamptz not null,
  undone_by_kind text check (undone_by_kind in ('account', 'program', 'system')),
  undone_by uuid,
  undone_at timestamptz,
  salt text,
  version integer not null default 1,
  constraint correction_layer unique (document_id, cell, layer),
  check ((kind = 'remove') = (value is null)),
  check ((rests_start is null) = (rests_end is null) and rests_start < rests_end),
  check ((undone_at is null) = (undone_by_kind is null))
);
create index correction_step on documents.correction (step_id);

-- What became of a doubt that the linter raised.
create table documents.finding_settlement (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  -- The print of the finding's code and words.
  finding text not null,
  outcome text not null check (outcome in ('open', 'mended', 'as-issued', 'not-a-fault')),
  remark text,
  settled_by_kind text not null check (settled_by_kind in ('account', 'program', 'system')),
  settled_by uuid,
  settled_at timestamptz not null,
  salt text,
  version integer not null default 1,
  constraint finding_settled_once unique (document_id, finding)
);

-- What a newer reader makes of a kept document, beside the reading that counts.
create table documents.reread (
  id uuid primary key,
  document_id uuid not null references documents.document (id),
  reader_version text not null,
  -- `same`: reads the same; `accepted`: it counts now, and the reading before it lies here.
  state text not null check (state in ('same', 'offered', 'accepted', 'left')),
  reading bytea,
  -- Of those bytes.
  reading_digest text check (reading_digest ~ '^sm3:[0-9a-f]{64}$'),
  made_at timestamptz not null,
  decided_by_kind text check (decided_by_kind in ('account', 'program', 'system')),
  decided_by uuid,
  decided_at timestamptz,
  version integer not null default 1,
  constraint reread_once unique (document_id, reader_version),
  check ((reading is null) = (reading_digest is null))
);
alter table documents.reread alter column reading set storage external;
