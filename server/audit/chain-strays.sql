-- Contents from $1 to $2 whose entry is missing, in order. Columns: seq.
select seq
from audit_content as content
where seq between $1 and $2 and not exists (select from audit_entry as entry where entry.seq = content.seq)
order by seq
