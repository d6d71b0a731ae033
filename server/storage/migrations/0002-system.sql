-- Accounts, audit, publishing, imports, live journal.
create table user_account (
  id text primary key,
  username text not null unique,
  display_name text not null,
  password_hash text not null,
  disabled boolean not null default false,
  created_at timestamptz not null default now()
);

create table role_assignment (
  id bigint generated always as identity primary key,
  user_id text not null references user_account (id),
  role text not null,
  areas text[] not null,                       -- prefixes of grid codes
  layers text[],                               -- null = all
  max_sensitivity smallint not null check (max_sensitivity between 1 and 4),
  valid_from timestamptz not null default now(),
  valid_to timestamptz
);

create table session (
  token_hash text primary key,
  user_id text not null references user_account (id),
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  user_id text not null,
  action text not null,
  target text not null,
  purpose text,
  details jsonb not null default '{}'
);

-- A pack: one layer × one subdistrict × one version. `overviews` are files beside it, one a zoom.
create table pack (
  layer text not null,
  subdistrict text not null,
  version bigint not null,
  current boolean not null,
  feature_count integer not null,
  byte_count bigint not null,
  bounds double precision[],                   -- west, south, east, north
  detail_zoom smallint not null,
  created_at timestamptz not null default now(),
  primary key (layer, subdistrict, version)
);
create unique index pack_current on pack (layer, subdistrict) where current;
create sequence publication_version;

create table layer_publication (
  layer text primary key,
  version bigint not null,
  min_zoom smallint not null,
  detail_zoom smallint not null,
  updated_at timestamptz not null default now()
);

-- What has changed since its pack was written; `marked_at` moves on with each further change.
create table dirty_pack (
  layer text not null,
  subdistrict text not null,
  marked_at timestamptz not null default clock_timestamp(),
  primary key (layer, subdistrict)
);

create function mark_dirty(layer_code text, subdistrict_code text) returns void language sql as $$
  insert into dirty_pack (layer, subdistrict) values (layer_code, subdistrict_code)
  on conflict (layer, subdistrict) do update set marked_at = clock_timestamp();
$$;

create table live_message (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  subdistrict text not null default '',
  message jsonb not null
);

create table import_job (
  id text primary key,
  owner text not null,
  layer text not null,
  job jsonb not null,                          -- an ImportJob
  created_at timestamptz not null default now()
);

create table setting (
  key text primary key,
  value jsonb not null
);
