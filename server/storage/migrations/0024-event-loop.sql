-- The event loop (事件闭环): what has been done with an event is written down once and never changed; the columns of grid_event are
-- what those actions come to. An event that another system leads (`origin` import) has no actions here until somebody here acts
-- on it: then what must have happened before is written down first.
alter table grid_event
  add column origin text not null default 'import' check (origin in ('import', 'loop')),
  add column course jsonb,                     -- an EventCourse; null = led by another system
  add column urgency text not null default 'normal',
  add column rule_version text,
  add column reported_by text not null default '',  -- account id; '' = nobody here
  add column desk_area text,                   -- of the desk that answers for it: 12, 9 or 6 digits
  add column holder_kind text check (holder_kind in ('desk', 'handler', 'verifier')),
  add column holder_user text,
  add column stage_due_at timestamptz,         -- of whoever holds it; null while the clock stands
  add column dispose_due_at timestamptz,
  add column disposed_at timestamptz,
  add column next_tick_at timestamptz,         -- when the clock must look at it again
  add column supervision text not null default 'none',
  add column rating smallint check (rating between 1 and 5),
  add column merged_into text,
  add column route jsonb;                      -- a RoutingTrace: why it has come to that desk

create unique index grid_event_client on grid_event (client_id) where client_id is not null;
create index grid_event_tick on grid_event (next_tick_at) where next_tick_at is not null;
create index grid_event_holder on grid_event (holder_user) where holder_user is not null;
create index grid_event_children on grid_event (merged_into) where merged_into is not null;
create index grid_event_deadline on grid_event (deadline_at);
create index grid_event_closed on grid_event (closed_at);
create sequence event_number start 1;

-- What is led here no import leads: it may set right words and places, not how far the event is.
create function keep_led_event() returns trigger language plpgsql as $$
begin
  if old.course is not null and new.course is not distinct from old.course then
    new.state := old.state;
    new.level := old.level;
    new.subclass := old.subclass;
    new.category := old.category;
    new.reported_at := old.reported_at;
    new.deadline_at := old.deadline_at;
    new.closed_at := old.closed_at;
  end if;
  return new;
end
$$;
create trigger grid_event_led before update on grid_event
  for each row when (old.course is not null) execute function keep_led_event();

create table event_action (
  subdistrict text not null,
  no text not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  verb text not null,
  by_user text not null,                       -- account id; '' = the clock, or nobody here
  post text not null,
  action jsonb not null,                       -- an EventAction: state = fold(actions)
  client_id uuid,                              -- sent twice, done once
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (subdistrict, no, seq)
);
create unique index event_action_client on event_action (client_id) where client_id is not null;
create index event_action_user on event_action (by_user, at) where by_user <> '';

create function keep_event_action() returns trigger language plpgsql as $$
begin
  raise exception 'Actions of events are append-only.' using errcode = 'insufficient_privilege';
end
$$;
create trigger event_action_kept before update or delete on event_action
  for each row execute function keep_event_action();

-- Photos lie in the data folder under their digest, without whatever said where and with what they were taken.
create table event_photo (
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  media_type text not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  moment text not null check (moment in ('before', 'after', 'report')),
  lon double precision,                        -- where it was taken, as the picture or the phone says
  lat double precision,
  sent_by text not null,
  sent_at timestamptz not null default now(),
  primary key (digest, sent_by)                -- of the same picture there is one file
);
create table event_photo_use (
  subdistrict text not null,
  no text not null,
  digest text not null,
  seq integer not null,
  primary key (subdistrict, no, digest)
);
create index event_photo_use_digest on event_photo_use (digest);

-- 分派规则, version by version; what comes with the software is the one before the first.
create table event_routing (
  id bigint generated always as identity primary key,
  rules jsonb not null,                        -- RoutingRule[]
  made_by text not null,
  made_at timestamptz not null default now()
);
