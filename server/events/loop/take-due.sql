-- One event that the clock must look at, held until the transaction ends; those that others hold are left to them. $1 now.
select
  subdistrict, no, category_version, subclass, level, urgency, source, state, title, reported_at, deadline_at, closed_at,
  lon, lat, grid, building, origin, course, route, merged_into
from grid_event
where next_tick_at <= $1 and course is not null
order by next_tick_at
limit 1
for update skip locked
