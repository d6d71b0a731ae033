-- By what a sender calls its rows they are known again. $1 job, $2 target, $3 sender.
insert into import_key (target, sender, key, subdistrict, code, job)
select $2, $3, key, subdistrict, coalesce(code, fresh_code), $1
from import_row
where job = $1 and kind in ('added', 'changed', 'moved', 'same')
on conflict (target, sender, key) do update set subdistrict = excluded.subdistrict, code = excluded.code
where (import_key.subdistrict, import_key.code) is distinct from (excluded.subdistrict, excluded.code)
