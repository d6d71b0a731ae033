-- Where the sample hangs its sensors: charging places first, those of one neighbourhood beside each other. $1 how many.
-- lon, lat: CGCS2000.
select layer, code, title, lon, lat
from layer_item
where layer in ('EBIKE', 'CATERING', 'ELDER_CARE') and valid_to is null and grid <> ''
order by array_position(array['EBIKE', 'ELDER_CARE', 'CATERING'], layer), grid, code
limit $1
