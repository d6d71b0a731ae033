-- The district: divisions, grids, addresses and what hangs on them.
-- Every large table leads with `subdistrict` (9 digits): unit of publishing, of permission and of distribution.
-- Positions: lon, lat in degrees, CGCS2000 (EPSG:4490). Geometries: WKB, lon-lat, same datum (no PostGIS needed).
-- History: valid_from/valid_to = in the world, recorded_at = in the system; rows are closed and inserted anew.
create extension if not exists pg_trgm;

create table division (
  code text not null check (code ~ '^[0-9]{12}$'),
  level text not null check (level in ('province', 'city', 'district', 'subdistrict', 'community')),
  kind text not null,
  name text not null,
  parent text,
  subdistrict text not null default '',        -- '' above the subdistrict level
  lon double precision not null,
  lat double precision not null,
  geometry bytea not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  primary key (code, valid_from)
);

create table grid_cell (
  subdistrict text not null,
  code text not null check (code ~ '^[0-9]{15}$'),
  kind text not null check (kind in ('general', 'dedicated')),
  community text not null,
  name text not null,
  lon double precision not null,
  lat double precision not null,
  geometry bytea not null,
  households integer not null default 0,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  primary key (subdistrict, code, valid_from)
);

create table grid_staff (
  subdistrict text not null,
  grid text not null,
  staff_key text not null,
  name text not null,
  role text not null check (role in ('网格长', '专职', '兼职', '指导员', '微网格长')),
  full_time boolean not null,
  valid_from date not null,
  valid_to date,
  primary key (subdistrict, grid, staff_key, valid_from)
);

-- Levels 1–12 of domain.md §4; only buildings (9) and rooms (12) carry a code.
create table address (
  subdistrict text not null,
  id bigint not null,
  code text,
  level smallint not null check (level between 1 and 12),
  parent bigint,
  name text not null,                          -- own part, e.g. 文澜路, 12号, 3幢, 501室
  full_text text not null,                     -- from the district down, as people write it
  normal_form text not null,                   -- data/rules: what two spellings of one address share
  state text not null default 'active' check (state in ('proposed', 'verified', 'active', 'retired')),
  lon double precision not null,
  lat double precision not null,
  community text not null,
  grid text not null,
  building text,                               -- code of the building it is or lies in
  valid_from date not null,
  recorded_at timestamptz not null default now(),
  primary key (subdistrict, id)
);

create table address_alias (
  subdistrict text not null,
  address_id bigint not null,
  text text not null,
  kind text not null check (kind in ('曾用名', '俗称', '简称', '推广名', '历史门牌', '自编号', '错写')),
  scope_parent bigint,
  weight real not null default 1,
  valid_from date not null,
  valid_to date,
  primary key (subdistrict, address_id, text)
);

create table building (
  subdistrict text not null,
  code text not null,
  address_id bigint not null,
  title text not null,                         -- short label on the map, e.g. 3幢
  use text not null check (use in ('住宅', '商住', '商业', '办公', '工业', '仓储', '公共', '其他')),
  floors smallint not null,
  stairwells smallint not null,
  year smallint,
  danger text check (danger in ('A', 'B', 'C', 'D')),
  self_built boolean not null default false,
  estate text,                                 -- code of the ESTATE item it belongs to
  lon double precision not null,
  lat double precision not null,
  footprint bytea not null,
  community text not null,
  grid text not null,
  valid_from date not null,
  recorded_at timestamptz not null default now(),
  primary key (subdistrict, code)
);

create table room (
  subdistrict text not null,
  code text not null,
  building text not null,
  address_id bigint not null,
  stairwell text,                              -- null = unknown, '无' = the building has none
  floor smallint not null,
  number text not null,
  area_m2 real,
  tenure text not null check (tenure in ('自有', '租赁', '公租', '单位', '空置')),
  use text not null check (use in ('居住', '经营', '办公', '仓储', '群租')),
  primary key (subdistrict, code)
);

-- The core of a person is pseudonymous; names, numbers and phones belong into an encrypted table of their own.
create table resident (
  subdistrict text not null,
  key bigint not null,
  birth_year smallint not null,
  sex text not null check (sex in ('男', '女')),
  primary key (subdistrict, key)
);

create table residence (
  subdistrict text not null,
  resident bigint not null,
  room text not null,
  building text not null,
  kind text not null check (kind in ('自住', '租住', '寄住')),
  registration text not null check (registration in ('户籍在册', '人户分离', '流动', '境外')),
  relation text not null,                      -- to the head of the household: 户主, 配偶, 子女 …
  is_primary boolean not null default true,
  valid_from date not null,
  valid_to date,
  primary key (subdistrict, resident, valid_from)
);

create table org (
  uscc text primary key,
  name text not null,
  kind text not null check (kind in ('企业', '个体户', '机关', '事业', '社会组织', '合作社', '自治组织')),
  industry text not null,
  status text not null check (status in ('存续', '注销', '吊销', '迁出'))
);

-- 经营场所: layers attach to the place of business, not to the organisation. `S` + 6 issuer + 8 serial + check.
create table org_site (
  subdistrict text not null,
  code text not null,
  uscc text not null,
  name text not null,
  kind text not null,
  industry text not null,
  status text not null,
  staff integer,
  address_id bigint not null,
  building text not null,
  room text,
  lon double precision not null,
  lat double precision not null,
  community text not null,
  grid text not null,
  valid_from date not null,
  valid_to date,
  primary key (subdistrict, code)
);

-- One row per thing on one of the 26 thematic layers. `F` + 6 issuer + 10 serial + check.
create table layer_item (
  subdistrict text not null,
  layer text not null,
  code text not null,
  title text not null,
  address_id bigint,
  building text,
  room text,
  site text,
  lon double precision not null,
  lat double precision not null,
  geometry bytea,                              -- for layers of lines and areas
  community text not null,
  grid text not null,
  class smallint not null default 0,           -- position in the registry's values, 0 = unknown
  state smallint not null default 0,
  risk smallint not null default 0 check (risk between 0 and 4),
  attributes jsonb not null default '{}',
  last_check date,
  next_due date,
  manager text,
  phone text,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null default now(),
  primary key (subdistrict, layer, code)
);

-- Roads, water, land use and whatever users bring: drawn, but hanging on no address.
create table map_feature (
  subdistrict text not null,
  layer text not null,
  code text not null,
  name text not null default '',
  class smallint not null default 0,
  state smallint not null default 0,
  risk smallint not null default 0,
  lon double precision not null,
  lat double precision not null,
  geometry bytea not null,
  properties jsonb not null default '{}',
  grid text not null default '',
  primary key (layer, subdistrict, code)
);

create table own_layer (
  code text primary key,
  owner text not null,                         -- user id; '' = brought by the command line, seen by all
  definition jsonb not null,                   -- a LayerDefinition
  source jsonb not null default '{}',          -- file name, format, CRS used, encoding, remarks
  created_at timestamptz not null default now()
);

create table grid_event (
  subdistrict text not null,
  no text not null,
  client_id uuid,
  category text not null,
  category_version text not null,
  subclass text not null,
  tags text[] not null default '{}',
  level smallint not null check (level between 1 and 4),
  source text not null,
  title text not null,
  description text not null default '',
  state text not null,
  reported_at timestamptz not null,
  deadline_at timestamptz,
  closed_at timestamptz,
  address_id bigint,
  building text,
  room text,
  lon double precision not null,
  lat double precision not null,
  community text not null,
  grid text not null,
  attributes jsonb not null default '{}',      -- facets of accidents: work, hour, agent, cause, injury …
  primary key (subdistrict, no)
);
