-- The other half of the entries from $1 to $2, in order; salt and content null = erased.
select seq, salt, content::text as content, erasure
from audit_content
where seq between $1 and $2
order by seq
