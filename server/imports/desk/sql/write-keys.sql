-- By what a sender calls its rows they are known again; what is written down already is left alone. $1 job, $2 target,
-- $3 sender. Not to be joined row by row: what it writes itself lies in the way of every look at the same index. Sorted as
-- the index is, which then grows side by side.
insert into import_key (target, sender, key, subdistrict, code, job)
select $2, $3, taken.key, taken.subdistrict, coalesce(taken.code, taken.fresh_code), $1
from import_row as taken
where taken.job = $1 and taken.kind in ('added', 'changed', 'moved', 'same') and not exists (
  select from import_key as known
  where known.target = $2 and known.sender = $3 and known.key = taken.key
    and (known.subdistrict, known.code) = (taken.subdistrict, coalesce(taken.code, taken.fresh_code))
)
order by taken.key
on conflict (target, sender, key) do update set subdistrict = excluded.subdistrict, code = excluded.code
