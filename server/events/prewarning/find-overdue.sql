-- Things of a risk whose inspection is overdue, one row each. $1 layers (text[]), $2 risk from, $3 days overdue at least, $4 today.
-- lon, lat: CGCS2000. Columns: layer, code, name, risk, due_on (text), days_over, lon, lat, grid, building.
select
  layer, code, title as name, risk, next_due::text as due_on, ($4::date - next_due) as days_over,
  lon, lat, grid, building
from layer_item
where layer = any($1::text[])
  and risk >= $2
  and next_due <= $4::date - $3::int
  and valid_to is null
  and grid <> ''
order by subdistrict, layer, code
