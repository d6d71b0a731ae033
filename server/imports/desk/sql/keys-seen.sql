-- Which versions of keys there are for a target: those of others count too. $1 target. Columns: seen.
select count(*) || ' ' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) as seen
from import_key
where target = $1
