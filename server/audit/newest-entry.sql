-- The end of the chain. at: UTC, as it was hashed; chain in hexadecimal.
select
  seq,
  encode(chain, 'hex') as chain,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
from audit_entry
order by seq desc
limit 1
