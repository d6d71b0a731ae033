-- 预设区域: areas prepared for a kind of danger.
create table incident_zone (
  id uuid primary key,
  name text not null,
  kind text,                                   -- of incident; null = any
  subdistrict text not null,                   -- in which most of its buildings lie
  grids text[] not null,                       -- of its buildings: who may see one of them sees the zone
  buildings integer not null,
  place jsonb not null,                        -- an IncidentPlace
  made_by text not null,                       -- account id
  made_at timestamptz not null default now(),
  retired_at timestamptz
);

-- Where somebody on duty was last. One row each, gone when consent is withdrawn, the incident ends, or after a while.
create table incident_position (
  incident uuid not null,
  by_user text not null,                       -- account id
  name text not null,
  lon double precision not null,
  lat double precision not null,
  accuracy_m real not null,
  at timestamptz not null default now(),
  primary key (incident, by_user, name)
);

-- Pictures taken at doors; the files lie with those of events.
create table incident_photo (
  incident uuid not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes integer not null,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  primary key (incident, digest)
);

-- The log is append-only, like the actions of events.
create function keep_incident_act() returns trigger language plpgsql as $$
begin
  raise exception 'Acts of incidents are append-only.' using errcode = 'insufficient_privilege';
end
$$;
create trigger incident_act_kept before update or delete on incident_act
  for each row execute function keep_incident_act();
create index incident_open on incident (id) where closed_at is null;

-- Roads near an area are asked for by position.
create index map_feature_place on map_feature (layer, lon, lat);
