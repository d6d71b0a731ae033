-- Buildings around a place with their outlines, the nearest first. $1 west, $2 south, $3 east, $4 north, $5 patterns of visible
-- grids (text[]), $6 limit. Columns: code, title, shape (WKB, lon-lat CGCS2000).
select code, title, footprint as shape
from building
where lon between $1 and $3 and lat between $2 and $4
  and grid like any($5::text[])
order by abs(lon - ($1::float8 + $3::float8) / 2) + abs(lat - ($2::float8 + $4::float8) / 2)
limit $6
