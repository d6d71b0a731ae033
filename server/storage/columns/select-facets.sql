-- What accidents are told apart by, and the list that an event's category stands in. $1 subdistricts.
select no as code, category_version as "version", tags, attributes as facets
from grid_event
where subdistrict = any($1::text[])
