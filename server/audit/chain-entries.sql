-- The open half of the entries from $1 to $2, in order. at: UTC, as it was hashed; hashes in hexadecimal.
select
  seq,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  action,
  encode(commitment, 'hex') as commitment,
  encode(chain, 'hex') as chain
from audit_entry
where seq between $1 and $2
order by seq
