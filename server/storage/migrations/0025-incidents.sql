-- 一键指挥: an incident, the doors of its roll-call as they were when it was opened, and the acts that everything else follows
-- from. Acts are only ever added.
create table incident (
  id uuid primary key,
  kind text not null,
  title text not null,
  drill boolean not null,
  place jsonb not null,                        -- an IncidentPlace
  subdistricts text[] not null,
  grids text[] not null,                       -- of its buildings: who may see one of them sees the incident
  opened_by text not null,                     -- account id
  opened_at timestamptz not null default now(),
  closed_at timestamptz,
  last_seq integer not null default 0
);
create index incident_opened on incident (opened_at);

create table incident_door (
  incident uuid not null,
  room text not null,
  building text not null,
  stairwell text,
  floor smallint not null,
  number text not null,
  grid text not null,
  needs_help_first boolean not null,
  primary key (incident, room)
);

create table incident_act (
  incident uuid not null,
  seq integer not null,
  id uuid not null,
  act jsonb not null,                          -- a FieldAct or OrderAct
  by_user text not null,                       -- account id
  recorded_at timestamptz not null default now(),
  primary key (incident, seq),
  unique (incident, id)
);

-- What lies in an area is asked for by position.
create index building_place on building (lon, lat);
create index layer_item_place on layer_item (layer, lon, lat);
