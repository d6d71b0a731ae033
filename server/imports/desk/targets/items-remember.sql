-- Things as they were before. $1 job.
insert into import_change (job, relation, id, before)
select $1, 'layer_item', item.layer || '|' || item.code, to_jsonb(item)
from layer_item as item
join coming on coming.layer = item.layer and coming.old_subdistrict = item.subdistrict and coming.old_code = item.code
