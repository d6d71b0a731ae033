-- Subdistricts in which an import changes anything, where things come from included. $1 job. Columns: subdistrict.
select distinct subdistrict
from (
  select subdistrict from import_row where job = $1 and kind in ('added', 'changed', 'moved', 'removed')
  union all
  select before ->> 'subdistrict' from import_change where job = $1 and before ? 'subdistrict'
) as place
where subdistrict <> ''
order by subdistrict
