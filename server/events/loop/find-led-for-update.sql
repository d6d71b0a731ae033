-- The same, held until the transaction ends: of two actions at the same moment the second sees what the first has done.
-- $1 number, $2 patterns of visible grids (text[]).
select
  subdistrict, no, category_version, subclass, level, urgency, source, state, title, reported_at, deadline_at, closed_at,
  lon, lat, grid, building, origin, course, route, merged_into
from grid_event
where no = $1 and grid like any($2::text[])
for update
