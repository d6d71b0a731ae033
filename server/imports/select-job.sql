-- One import of its owner. $1 id, $2 owner (user id, '' = command line). Columns: job (an ImportJob), layer.
select job, layer, touched_at < now() - interval '10 minutes' as "isOld"
from import_job
where id = $1 and owner = $2
