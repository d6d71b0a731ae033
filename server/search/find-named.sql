-- Roads and estates whose own name holds one or two typed characters.
-- $1 what was typed, $2 like pattern, $3 like pattern of names that begin so, $4 patterns of visible grids (text[]),
-- $5 subdistricts to look in (text[]) or null, $6 and $7 lon, lat to be near to or null, $8 limit. lon, lat: CGCS2000.
select subdistrict, code, level, full_text, community, lon, lat, 0 as rest
from address_place
where level in (6, 8)
  and string_to_array(name, null) @> string_to_array($1, null)
  and name like $2
  and grid like any($4::text[])
  and ($5::text[] is null or subdistrict = any($5))
order by
  name not like $3, (lon - $6::float8) ^ 2 * 0.746 + (lat - $7::float8) ^ 2, level, length(name), full_text
limit $8
