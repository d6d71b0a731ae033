-- Roads and estates whose own name holds one or two typed characters.
-- $1 like pattern, $2 like pattern of names that begin so, $3 patterns of visible grids (text[]), $4 subdistricts to
-- look in (text[]) or null, $5 and $6 lon, lat to be near to or null, $7 limit. lon, lat: CGCS2000.
select subdistrict, code, level, full_text, community, lon, lat, 0 as rest
from address
where level in (6, 8)
  and state <> 'retired'
  and name like $1
  and grid like any($3::text[])
  and ($4::text[] is null or subdistrict = any($4))
order by
  name not like $2, (lon - $5::float8) ^ 2 * 0.746 + (lat - $6::float8) ^ 2, level, length(name), full_text
limit $7
