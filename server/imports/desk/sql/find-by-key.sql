-- The things that this sender's rows were about before; what was found before this is forgotten. Rows that are right
-- already are not written again. $1 job, $2 target, $3 sender.
with known as (
  select import_row.row, import_key.code
  from import_row
  left join import_key
    on import_key.target = $2 and import_key.sender = $3 and import_key.key = import_row.key
      and import_row.kind not in ('removed', 'doubtful')
  where import_row.job = $1 and import_row.kind <> 'failed'
)
update import_row
set code = known.code
from known
where import_row.job = $1 and import_row.row = known.row and import_row.code is distinct from known.code
