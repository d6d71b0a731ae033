-- Grids in force on a day. $1 patterns of visible grids (text[]), $2 subdistricts to look in (text[]) or null = all, $3 day or
-- null = today.
-- Geometry: WKB, lon-lat, CGCS2000. `households` is the number that the grid was drawn with.
select subdistrict, code, name, kind, community, geometry, households
from grid_cell
where code like any($1::text[]) and ($2::text[] is null or subdistrict = any($2))
  and case when $3::date is null then valid_to is null
    else valid_from <= $3::date and (valid_to is null or valid_to > $3::date) end
order by code
