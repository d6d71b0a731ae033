-- Divisions by name or code. $1 like pattern of the name, $2 like pattern of the code, $3 areas of the scope (prefixes of
-- grid codes, text[]), $4 limit. Geometry: WKB, lon-lat, CGCS2000.
select code, level, name as title, parent, lon, lat, geometry
from division
where valid_to is null
  and level in ('district', 'subdistrict', 'community')
  and (name like $1 or code like $2)
  and exists (
    select from unnest($3::text[]) as area
    where starts_with(code, area) or starts_with(area, case level
      when 'district' then left(code, 6) when 'subdistrict' then left(code, 9) else code end)
  )
order by array_position(array['district', 'subdistrict', 'community'], level), length(name), code
limit $4
