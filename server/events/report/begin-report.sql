-- What a new report begins with: whether it is there already, else its number, and the routing that the district has settled, if it
-- has. $1 client id (uuid or null), $2 patterns of visible grids (text[]). Columns: serial (null where it is there), id and rules of
-- the routing, and of the event that is there no, state, title, desk_area, deadline_at, route, reported_by, is_visible.
select
  case when known.no is null then nextval('event_number') end as serial,
  settled.id,
  settled.rules,
  known.*
from (select) as one
left join lateral (
  select no, state, title, desk_area, deadline_at, route, reported_by, grid like any($2::text[]) as is_visible
  from grid_event
  where client_id = $1::uuid
) as known on true
left join lateral (select id, rules from event_routing order by id desc limit 1) as settled on true
