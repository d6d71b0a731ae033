-- One event with what the loop knows of it. $1 number, $2 patterns of visible grids (text[]). lon, lat: CGCS2000.
select
  subdistrict, no, category_version, subclass, level, urgency, source, state, title, reported_at, deadline_at, closed_at,
  lon, lat, grid, building, origin, course, route, merged_into
from grid_event
where no = $1 and grid like any($2::text[])
