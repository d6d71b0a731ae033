-- A new event with its first action. $1 subdistrict, $2 number, $3 client id, $4 category, $5 its version, $6 urgency, $7 source,
-- $8 title, $9 description, $10 instant, $11 address id, $12 building, $13 room, $14 lon, $15 lat, $16 community, $17 grid,
-- $18 facets, $19 a RoutingTrace, $20 an EventCourse, $21 when the clock looks at it, $22 an EventAction, $23–$38 as
-- `courseColumns` says. Columns: desk (name of the division that answers for it, null where there is none).
with event as (
  insert into grid_event (
    subdistrict, no, client_id, category, category_version, urgency, source, title, description, reported_at, address_id,
    building, room, lon, lat, community, grid, attributes, route, course, next_tick_at, origin,
    state, subclass, level, rule_version, reported_by, desk_area, holder_kind, holder_user, stage_due_at, dispose_due_at,
    disposed_at, deadline_at, closed_at, supervision, rating, merged_into
  )
  values (
    $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,
    $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, 'loop',
    $23, $24, $25, $26, $27, $28, $29, $30, $31, $32,
    $33, $34, $35, $36, $37, $38
  )
  returning desk_area
), action as (
  insert into event_action (subdistrict, no, seq, at, verb, by_user, post, action)
  select
    $1, $2, (first ->> 'seq')::integer, $10, first ->> 'verb', first ->> 'by', first ->> 'post', first
  from (select $22::jsonb as first) as given
)
select division.name as desk
from event
left join division on division.code = rpad(event.desk_area, 12, '0') and division.valid_to is null
