-- One import of its owner. $1 id, $2 owner (user id, '' = command line). Columns: job (an ImportJob), layer,
-- isOld, writing (how far its rows are taken over; null = nobody is at it).
select
  import_job.job, layer, touched_at < now() - interval '10 minutes' as "isOld",
  (select share from import_progress as progress
   where progress.job = import_job.id and progress.moved_at > now() - interval '2 minutes') as writing
from import_job
where id = $1 and owner = $2
