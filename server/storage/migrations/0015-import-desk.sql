-- The import desk (导入台): rows of files that wait to be taken over, by what a sender calls its rows, what an import has
-- changed so that it can be taken back, and how each sender's columns are called.

alter table import_job
  add column target text,                      -- null = a layer of one's own
  add column sender text,
  add column committed_at timestamptz,
  add column touched_at timestamptz not null default now(); -- work that has not moved for long has been cut off
create index import_job_target on import_job (target, committed_at) where target is not null;

-- Of no use after a crash, and not to be kept: unlogged, so it stands in no log and in no backup. Values of grade 4 lie
-- here sealed only (`secret`, with a key of the job); rows leave with the commit, the rest after a week.
create unlogged table import_row (
  job text not null,
  row integer not null,                        -- from 1 as in the file; negative = of the base, not in the file
  kind text not null default 'added',
  key bytea,                                   -- HMAC of the sender's number
  code text,                                   -- of the thing in the base that the row is about
  fresh_code text,                             -- of a new one
  subdistrict text not null default '',
  grid text not null default '',
  address_id bigint,
  building text,
  room text,
  site text,
  lon double precision,
  lat double precision,
  own_position boolean not null default false, -- lon, lat are the row's, not its address's
  from_lon double precision,                   -- where it lies in the base now, for moved
  from_lat double precision,
  geometry bytea,
  title text not null default '',
  text text not null default '',               -- the address as the file has it
  values jsonb not null default '{}',          -- field → value; only what the file says
  secret bytea,
  id_index text[],                             -- as in person_secret, in hexadecimal digits
  digest bytea,                                -- of all that the row says: two of the same are one
  match jsonb,
  candidates jsonb,
  answer jsonb,
  remarks jsonb,
  primary key (job, row)
);
create index import_row_kind on import_row (job, kind, row);

-- 来源编号: how a row is known again. HMACs, since a sender may use citizen ids as numbers.
create table import_key (
  target text not null,
  sender text not null,
  key bytea not null,
  subdistrict text not null,
  code text not null,
  job text not null,                           -- the import that wrote it last
  primary key (target, sender, key)
);
create index import_key_code on import_key (target, code);

-- Before-images: `before` null = the import has added it. `after` is the digest of the row as the import left it; as long
-- as it is that, nothing has changed since.
create table import_change (
  job text not null,
  relation text not null,
  id text not null,                            -- what stands in its primary key, with | between
  before jsonb,
  after text,
  primary key (job, relation, id)
);
create index import_change_id on import_change (relation, id);

-- Remembered per sender.
create table import_mapping (
  target text not null,
  sender text not null,
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (target, sender)
);

-- Serial numbers of codes that imports issue; far above those of the sample, which begin at 1 million.
create table code_serial (
  kind text primary key check (kind in ('building', 'room', 'site', 'item', 'address', 'resident', 'event')),
  next bigint not null
);
insert into code_serial values
  ('building', 50000000), ('room', 5000000000), ('site', 50000000), ('item', 5000000000),
  ('address', 5000000000), ('resident', 5000000000), ('event', 5000000);

-- 人工判定: what a sender means by a text, as somebody has answered. The names in it become aliases besides.
create table import_answer (
  sender text not null,
  text text not null,
  subdistrict text not null,
  address_id bigint not null,
  answered_by text not null,
  answered_at timestamptz not null default now(),
  primary key (sender, text)
);
