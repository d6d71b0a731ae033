-- Places of business on an address, the running ones first.
-- $1 subdistrict, $2 building, $3 room or null = the whole building, $4 limit, $5 patterns of visible
-- grids (text[]). `total` counts all of them.
select code, name as title, kind, status, room, count(*) over ()::int as total
from org_site
where subdistrict = $1 and building = $2 and ($3::text is null or room = $3) and valid_to is null
  and grid like any($5::text[])
order by status <> '存续', room nulls first, code
limit $4
