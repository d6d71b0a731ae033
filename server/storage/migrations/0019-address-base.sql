-- The address base as it was (标准地址库的历史). What holds now stays in `address`, for fast readers and packs; what was
-- believed before, and what was true of earlier days, lies here. Rows are closed and inserted anew, never overwritten.
alter table address
  add column entrance_lon double precision,    -- where one goes in; null = unknown
  add column entrance_lat double precision;

-- recorded_to not null: no longer believed. recorded_to null: still true of the days from valid_from to before valid_to.
create table address_version (
  subdistrict text not null,
  version bigint generated always as identity,
  id bigint not null,
  code text,
  level smallint not null,
  parent bigint,
  name text not null,
  full_text text not null,
  normal_form text not null,
  state text not null,
  lon double precision not null,
  lat double precision not null,
  community text not null,
  grid text not null,
  building text,
  entrance_lon double precision,
  entrance_lat double precision,
  valid_from date not null,
  valid_to date,
  recorded_from timestamptz not null,
  recorded_to timestamptz,
  change bigint not null,                      -- that has written this row
  primary key (subdistrict, version)
);
create index address_version_address on address_version (subdistrict, id);
create index address_version_code on address_version (code) where code is not null;
create index address_version_change on address_version (change);

create table address_change (
  id bigint generated always as identity primary key,
  subdistrict text not null,
  address_id bigint not null,
  op text not null check (op in (
    'create', 'rename', 'renumber', 'move', 'split', 'merge', 'demolish', 'certify', 'addAlias', 'endAlias'
  )),
  before jsonb,
  after jsonb,
  doc_no text,
  effective date not null,
  made_by text not null,
  recorded_at timestamptz not null default now(),
  reverses bigint,
  reversed_by bigint
);
create index address_change_address on address_change (subdistrict, address_id);

-- Everything that a change has touched, so that it can be taken back. `before` null = the change has added it; `after` =
-- digest as the change has left it, null = it has removed it. Of things that only hang on addresses: the columns changed.
create table address_change_row (
  change bigint not null,
  relation text not null,
  key jsonb not null,
  before jsonb,
  after text,
  primary key (change, relation, key)
);
create index address_change_row_address on address_change_row ((key ->> 'subdistrict'), ((key ->> 'id')::bigint))
  where relation = 'address';

-- Old → successors. Of a change that has been taken back it no longer counts.
create table address_lineage (
  change bigint not null,
  subdistrict text not null,
  from_id bigint not null,
  from_code text,
  to_id bigint not null,
  to_code text,
  op text not null check (op in ('split', 'merge')),
  primary key (change, from_id, to_id)
);
create index address_lineage_from on address_lineage (subdistrict, from_id);
create index address_lineage_to on address_lineage (subdistrict, to_id);
