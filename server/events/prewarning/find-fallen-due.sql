-- Things of a risk whose inspection has become overdue by so many days since a day, and still is. $1 layers (text[]), $2 risk from,
-- $3 days overdue, $4 from which day, $5 today. lon, lat: CGCS2000. Columns: subject, fired_at, due_on and where.
select
  layer || '/' || code as subject, (next_due + $3::int)::timestamptz as fired_at, next_due::text as due_on, title as name,
  lon, lat, grid, building
from layer_item
where layer = any($1::text[])
  and risk >= $2
  and next_due between $4::date - $3::int and $5::date - $3::int
  and valid_to is null
  and grid <> ''
limit 20000
