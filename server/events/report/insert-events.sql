-- New events with their first actions. $1 an array of what the columns hold (jsonb), facets as attributes, with `first`, an
-- EventAction. Columns: no, desk (name of the division that answers for it, null where there is none).
with given as (
  select *
  from jsonb_to_recordset($1::jsonb) as event (
    subdistrict text, no text, client_id uuid, category text, category_version text, urgency text, source text, title text,
    description text, reported_at timestamptz, address_id bigint, building text, room text, lon double precision,
    lat double precision, community text, grid text, attributes jsonb, route jsonb, course jsonb, next_tick_at timestamptz,
    state text, subclass text, level smallint, rule_version text, reported_by text, desk_area text, holder_kind text,
    holder_user text, stage_due_at timestamptz, dispose_due_at timestamptz, disposed_at timestamptz, deadline_at timestamptz,
    closed_at timestamptz, supervision text, rating smallint, merged_into text, first jsonb
  )
), event as (
  insert into grid_event (
    subdistrict, no, client_id, category, category_version, urgency, source, title, description, reported_at, address_id,
    building, room, lon, lat, community, grid, attributes, route, course, next_tick_at, origin,
    state, subclass, level, rule_version, reported_by, desk_area, holder_kind, holder_user, stage_due_at, dispose_due_at,
    disposed_at, deadline_at, closed_at, supervision, rating, merged_into
  )
  select
    subdistrict, no, client_id, category, category_version, urgency, source, title, description, reported_at, address_id,
    building, room, lon, lat, community, grid, attributes, route, course, next_tick_at, 'loop',
    state, subclass, level, rule_version, reported_by, desk_area, holder_kind, holder_user, stage_due_at, dispose_due_at,
    disposed_at, deadline_at, closed_at, supervision, rating, merged_into
  from given
  returning no, desk_area
), action as (
  insert into event_action (subdistrict, no, seq, at, verb, by_user, post, action)
  select subdistrict, no, (first ->> 'seq')::integer, reported_at, first ->> 'verb', first ->> 'by', first ->> 'post', first
  from given
)
select event.no, division.name as desk
from event
left join division on division.code = rpad(event.desk_area, 12, '0') and division.valid_to is null
