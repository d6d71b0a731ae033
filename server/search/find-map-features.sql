-- Waters, parks and features of own layers by name. $1 what was typed, $2 like pattern, $3 like pattern of names that
-- begin so, $4 patterns of visible grids (text[]), $5 limit, $6 layers (text[]), $7 how many matches are looked at.
-- lon, lat: CGCS2000.
with
  feature as (
    select layer, code, name, lon, lat
    from map_feature
    where name <> ''
      and string_to_array(name, null) @> string_to_array($1, null)
      and name like $2
      and layer = any($6::text[])
      and grid like any($4::text[])
    limit $7
  )
select layer, code, name as title, '' as subtitle, lon, lat
from feature
order by name not like $3, length(name), name, code
limit $5
