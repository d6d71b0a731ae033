-- The imports of one owner, newest first, at most 100. $1 owner. Columns: job (an ImportJob).
select job
from import_job
where owner = $1
order by created_at desc
limit 100
