-- Prewarning (预警): sensors tell values, rules fire on them, on crowds of events, on overdue inspections and on the weather; what
-- fires becomes an alarm, and an alarm opens an event with its clock.
create table sensor (
  code text primary key,
  name text not null,
  subdistrict text not null,
  lon double precision not null,               -- CGCS2000
  lat double precision not null,
  grid text not null,
  building text,
  sent_by text not null,                       -- account that registered it
  last_at timestamptz
);
create index sensor_grid on sensor (grid);

create table sensor_reading (
  sensor text not null references sensor (code),
  quantity text not null,
  at timestamptz not null,
  value double precision not null,
  recorded_at timestamptz not null default now(),
  primary key (sensor, quantity, at)           -- sent twice, there once
);
create index sensor_reading_recorded on sensor_reading (recorded_at);

-- 预警规则, version by version; what comes with the software is the one before the first.
create table prewarning_table (
  id bigint generated always as identity primary key,
  rules jsonb not null,                        -- PrewarningRule[]
  made_by text not null,
  made_at timestamptz not null default now()
);

create table weather_warning (
  id bigint generated always as identity primary key,
  hazard text not null,
  grade smallint not null check (grade between 1 and 4),
  areas text[] not null,                       -- prefixes of grid codes
  at timestamptz not null,
  until timestamptz not null,
  client_id uuid unique,
  sent_by text not null,
  sent_at timestamptz not null default now()
);

create table alarm (
  id bigint generated always as identity primary key,
  subdistrict text not null,
  grid text not null,
  building text,
  lon double precision not null,               -- of its first signal, CGCS2000
  lat double precision not null,
  rule jsonb not null,                         -- the PrewarningRule as it was when it fired
  rule_id text not null,
  rule_version text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  signals integer not null,
  event_no text,                               -- null = its event is being opened
  acknowledged_by text,
  acknowledged_at timestamptz,
  cleared_at timestamptz,                      -- everything that it fired on is back to normal
  raised_at timestamptz not null default now()
);
create index alarm_of_rule on alarm (rule_id, last_at);
create index alarm_newest on alarm (last_at desc);
create index alarm_without_event on alarm (id) where event_no is null;
create index alarm_event on alarm (event_no);

-- What it fired on: one row for a thing, however often.
create table alarm_subject (
  alarm bigint not null references alarm (id),
  subject text not null,
  rule_id text not null,
  name text not null,
  mark text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  signals integer not null,
  evidence jsonb not null,                     -- SignalEvidence of the last firing
  cleared_at timestamptz,
  primary key (alarm, subject)
);
create index alarm_subject_mark on alarm_subject (rule_id, subject, mark);
create index alarm_subject_open on alarm_subject (subject, rule_id) where cleared_at is null;
