-- What new reports begin with: whether they are there already, else their numbers, and the routing that the district has settled,
-- if it has. $1 client ids (uuid[], null where there is none). Columns, in the order given: serial (null where it is there), id and
-- rules of the routing (in the first row), and of the event that is there no, state, title, desk, deadline_at, route, reported_by, grid.
select
  case when known.no is null then nextval('event_number') end as serial,
  settled.id,
  settled.rules,
  known.*
from unnest($1::uuid[]) with ordinality as given (client_id, place)
left join lateral (
  select
    event.no, event.state, event.title, event.deadline_at, event.route, event.reported_by, event.grid,
    coalesce(division.name, event.desk_area) as desk
  from grid_event as event
  left join division on division.code = rpad(event.desk_area, 12, '0') and division.valid_to is null
  where event.client_id = given.client_id
) as known on true
left join lateral (select id, rules from event_routing order by id desc limit 1) as settled on given.place = 1
order by given.place
