-- Places (roads, numbers, estates, buildings) whose address holds the typed pieces in order. The best are those whose
-- own name ends with what was typed; then the nearest.
-- $1 like pattern with a trigram, $2 regular expression or null where $1 says all, $3 last piece reversed, $4 patterns of visible grids (text[]),
-- $5 subdistricts to look in (text[]) or null, $6 and $7 lon, lat to be near to or null, $8 limit.
-- lon, lat: CGCS2000. `rest` = characters behind the last piece.
with
  place as (
    select subdistrict, code, level, full_text, community, lon, lat,
      strpos(reverse(normal_form), $3) - 1 as rest, length(normal_form) as size
    from address_place
    where normal_form like $1
      -- Not `~`, for which the trigram index would be asked a second time.
      and ($2::text is null or regexp_like(normal_form, $2))
      and grid like any($4::text[])
      and ($5::text[] is null or subdistrict = any($5))
  )
select subdistrict, code, level, full_text, community, lon, lat, rest
from place
order by rest, (lon - $6::float8) ^ 2 * 0.746 + (lat - $7::float8) ^ 2, level, size, full_text
limit $8
