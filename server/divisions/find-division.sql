-- One division or grid with its boundary. $1 code, $2 areas of the scope (prefixes of grid codes, text[]).
-- Geometry: WKB, lon-lat, CGCS2000.
with
  place as (
    select code, level, kind, name, parent, geometry, valid_from,
      case level when 'district' then left(code, 6) when 'subdistrict' then left(code, 9) else code end as prefix
    from division
    where code = $1 and valid_to is null and level in ('district', 'subdistrict', 'community')
    union all
    select code, 'grid', kind, name, community, geometry, valid_from, code
    from grid_cell
    where code = $1 and valid_to is null
  )
select code, level, kind, name, parent, geometry, valid_from
from place
where exists (
  select from unnest($2::text[]) as area where starts_with(prefix, area) or starts_with(area, prefix)
)
