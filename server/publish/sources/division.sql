-- Divisions of one subdistrict, as the publisher wants every layer: code, position (degrees, CGCS2000), geometry (WKB, null for
-- points), class, state and risk as in tiles, name for the map, grid code. For COPY, which takes no parameters: they are
-- settings of the transaction (see read-source.ts).
select
  division.code,
  division.lon,
  division.lat,
  division.geometry,
  coalesce(array_position((select current_setting('publish.class_values')::text[]), division.level), 0)::int2,
  0::int2,
  0::int2,
  division.name,
  case division.level
    when 'district' then left(division.code, 6)
    when 'subdistrict' then left(division.code, 9)
    else division.code
  end
from division
where division.valid_to is null
  and division.level in ('district', 'subdistrict', 'community')
  -- Above the subdistricts the column is empty; such rows go into the pack of what belongs to none.
  and coalesce(nullif(division.subdistrict, ''), '000000000') = current_setting('publish.subdistrict')
order by division.code
