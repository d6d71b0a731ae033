-- Divisions and grids inside areas, and what lies above them, the larger before what lies in it.
-- $1 areas (prefixes of grid codes, text[]; an empty one = everywhere). Geometry: WKB, lon-lat, CGCS2000.
with
  place as (
    select code, level, name, parent, geometry,
      case level when 'district' then left(code, 6) when 'subdistrict' then left(code, 9) else code end as prefix
    from division
    where valid_to is null and level in ('district', 'subdistrict', 'community')
    union all
    select code, 'grid', name, community, geometry, code
    from grid_cell
    where valid_to is null
  )
select code, level, name, parent, geometry
from place
where exists (
  select from unnest($1::text[]) as area where starts_with(prefix, area) or starts_with(area, prefix)
)
order by prefix
