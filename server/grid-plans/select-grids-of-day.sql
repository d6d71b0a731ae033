-- Grids in force on a day. $1 prefix of codes, $2 day or null = now. Geometry: WKB, lon-lat, CGCS2000.
select subdistrict, code, name, kind, community, geometry, households
from grid_cell
where starts_with(code, $1)
  and case when $2::date is null then valid_to is null
    else valid_from <= $2::date and (valid_to is null or valid_to > $2::date) end
order by code
