-- A page of a layer's features in the order of their codes. $2 patterns of visible grids (text[]), $3 and $4 first and
-- last visible grid, $5 code of the last feature of the page before or '', $6 to $9 west, south, east, north in degrees
-- that the middle must lie in or null (CRS84; west > east = across 180°), $10 grids that can hold it (text[]) or null,
-- $11 and $12 begin and end of the time asked for or null, $13 whether a feature is an instant (else it lasts from `at`
-- on), $14 attributes that must have these values (jsonb, text values), $15 limit.
select *
from source
where code > $5
  and grid like any($2::text[])
  and grid between $3 and $4
  and ($6::float8 is null or (
    lat between $7 and $9
    and case when $6 <= $8::float8 then lon between $6 and $8 else lon >= $6 or lon <= $8 end
  ))
  and ($10::text[] is null or grid = any($10))
  and ($11::timestamptz is null or at is null or not $13::boolean or at >= $11)
  and ($12::timestamptz is null or at is null or at <= $12)
  and ($14::jsonb = '{}' or not exists (
    select from jsonb_each_text($14::jsonb) as wanted where attributes ->> wanted.key is distinct from wanted.value
  ))
order by code
limit $15
