-- How many features a query matches. Parameters as in find-items.sql; $5 and $15 are not asked for but given.
select count(*)::int as matched
from source
where $5::text is not null
  and $15::int is not null
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
