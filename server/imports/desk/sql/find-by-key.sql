-- The things that this sender's rows were about before. $1 job, $2 target, $3 sender.
update import_row
set code = import_key.code
from import_key
where import_row.job = $1
  and import_row.kind not in ('failed', 'removed', 'doubtful')
  and import_key.target = $2 and import_key.sender = $3 and import_key.key = import_row.key
