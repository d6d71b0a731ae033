-- Buildings and doors by number alone (3幢, 12号, 85-1号), the nearest first.
-- $1 what the address ends with, $2 patterns of visible grids (text[]), $3 subdistricts to look in (text[]) or null,
-- $4 and $5 lon, lat to be near to, $6 limit. lon, lat: CGCS2000.
select subdistrict, code, level, full_text, community, lon, lat, 0 as rest
from address_place
where substring(normal_form from '[0-9]*[A-Z]?[幢号]$') = substring($1::text from '[0-9]*[A-Z]?[幢号]$')
  and right(normal_form, length($1::text)) = $1
  and right(normal_form, length($1::text) + 1) !~ '^[0-9]{2}'
  and grid like any($2::text[])
  and ($3::text[] is null or subdistrict = any($3))
order by (lon - $4::float8) ^ 2 * 0.746 + (lat - $5::float8) ^ 2, level desc, full_text
limit $6
