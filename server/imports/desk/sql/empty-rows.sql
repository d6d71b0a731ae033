-- After the commit: rows that were taken over leave; of those that were not, only what their sender is to be told stays. $1 job.
with over as (
  delete from import_row where job = $1 and kind not in ('doubtful', 'failed')
)
update import_row
set values = '{}', secret = null, id_index = null, geometry = null, candidates = null
where job = $1 and kind in ('doubtful', 'failed')
