-- Places of business by name. $1 what was typed, $2 like pattern, $3 like pattern of names that begin so, $4 patterns of
-- visible grids (text[]), $5 subdistricts to look in (text[]) or null, $6 and $7 lon, lat to be near to or null,
-- $8 limit, $9 how many matches are looked at before the best are taken,
-- $10 whether the text has a trigram, for which there is an index of its own (boolean). lon, lat: CGCS2000.
with
  site as (
    select subdistrict, code, name, address_id, lon, lat
    from org_site
    where ($10 or string_to_array(name, null) @> string_to_array($1, null))
      and name like $2
      and valid_to is null
      and grid like any($4::text[])
      and ($5::text[] is null or subdistrict = any($5))
    limit $9
  ),
  best as (
    select *, row_number() over (
      order by name not like $3, (lon - $6::float8) ^ 2 * 0.746 + (lat - $7::float8) ^ 2, length(name), name, code
    ) as place
    from site
    order by place
    limit $8
  )
select best.code, best.name as title, coalesce(address.full_text, '') as subtitle, best.lon, best.lat
from best
left join address on address.subdistrict = best.subdistrict and address.id = best.address_id
order by best.place
