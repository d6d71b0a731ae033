-- One feature of a layer. $2 code, $3 patterns of visible grids (text[]).
select *
from source
where code = $2 and grid like any($3::text[])
limit 1
