-- 网格方案: grids over shared arcs while they are being drawn, what was said and decided about them, and what became of them.
create table grid_plan (
  id text primary key,
  client_id text not null,                     -- sent twice, begun once
  title text not null,
  area text not null check (area ~ '^([0-9]{6}|[0-9]{9}|[0-9]{12})$'),
  state text not null default 'draft' check (state in ('draft', 'review', 'approved', 'published', 'withdrawn')),
  version integer not null default 0,
  author text not null,                        -- account id
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  valid_from date,
  approved_by text,                            -- account id
  published_at timestamptz,
  taken_over jsonb not null default '[]',      -- TakenOver[]
  begun_on jsonb not null default '{}',        -- community → digest of its grids in force when the plan was begun
  unique (author, client_id)
);
create index grid_plan_area on grid_plan (area text_pattern_ops);
create index grid_plan_due on grid_plan (valid_from) where state = 'approved';

-- As the plan stands; what is gone keeps its row, so that a stroke drawn before is seen to touch it.
create table grid_plan_item (
  plan text not null references grid_plan (id),
  id text not null,
  version integer not null,                    -- of the change that it is as it is by; 0 = as it was taken over
  body json,                                   -- an Arc or a Cell; null = gone
  primary key (plan, id)
);

create table grid_plan_change (
  plan text not null references grid_plan (id),
  version integer not null check (version > 0),
  stroke_id text not null,                     -- sent twice, done once
  by_user text not null,
  at timestamptz not null default clock_timestamp(),
  change json not null,                        -- a CoverageChange
  primary key (plan, version),
  unique (plan, stroke_id)
);

create table grid_plan_decision (
  plan text not null references grid_plan (id),
  seq integer not null,
  decision text not null,
  by_user text not null,                       -- '' = the day had come
  at timestamptz not null default clock_timestamp(),
  version integer not null,
  note text not null default '',
  valid_from date,
  primary key (plan, seq)
);

create function keep_grid_plan_log() returns trigger language plpgsql as $$
begin
  raise exception 'What was done to a grid plan is append-only.' using errcode = 'insufficient_privilege';
end
$$;
create trigger grid_plan_change_kept before update or delete on grid_plan_change
  for each row execute function keep_grid_plan_log();
create trigger grid_plan_decision_kept before update or delete on grid_plan_decision
  for each row execute function keep_grid_plan_log();

-- What somebody has in hand; nobody waits for who has gone.
create table grid_plan_lock (
  plan text not null references grid_plan (id),
  item text not null,
  by_user text not null,
  expires_at timestamptz not null,
  primary key (plan, item)
);

create table grid_plan_comment (
  plan text not null references grid_plan (id),
  id text not null,
  lon double precision not null,
  lat double precision not null,
  text text not null,
  by_user text not null,
  at timestamptz not null default now(),
  resolved boolean not null default false,
  primary key (plan, id)
);

create table grid_plan_staff (
  plan text not null references grid_plan (id),
  cell text not null,
  staff_key text not null,
  name text not null,
  role text not null check (role in ('网格长', '专职', '兼职', '指导员', '微网格长')),
  full_time boolean not null,
  primary key (plan, cell, staff_key)
);

-- 网格沿革: what every grid that changed came from, by the households that went over. '' = nothing before, or nothing after.
create table grid_lineage (
  valid_from date not null,
  plan text not null references grid_plan (id),
  from_code text not null,
  to_code text not null,
  households integer not null,
  primary key (plan, from_code, to_code)
);
create index grid_lineage_from on grid_lineage (from_code);
create index grid_lineage_to on grid_lineage (to_code);

-- 移交清单, as it was on the day of publication.
create table grid_hand_over (
  plan text not null references grid_plan (id),
  staff_key text not null,
  name text not null,
  way text not null check (way in ('comes', 'goes')),
  kind text not null,
  code text not null,
  subdistrict text not null,
  building text,
  lon double precision not null,
  lat double precision not null,
  from_code text not null,
  to_code text not null,
  households integer,
  primary key (plan, staff_key, way, kind, code)
);

-- Grids that change twice on one day: what held for no day is kept all the same.
alter table grid_cell drop constraint grid_cell_pkey;
alter table grid_cell add primary key (subdistrict, code, valid_from, recorded_at);
